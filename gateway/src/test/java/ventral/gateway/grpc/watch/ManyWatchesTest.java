package ventral.gateway.grpc.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.cache.CacheInvalidatingLedgerWriter;
import ventral.gateway.ledger.cache.CachingLedger;
import ventral.gateway.ledger.cache.ReadCache;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerWriter;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.StalenessLimit;
import ventral.gateway.testing.InMemoryLedger;
import ventral.gateway.testing.LedgerSamples;

/** Tests a thousand watches of the same rows, beside some whose clients take nothing. */
final class ManyWatchesTest {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int LIVE = 1000;
    private static final int STALLED = 10;
    private static final int CHANGES = 20;
    private static final RunName R1 = new RunName("r1");

    /** Reads of one change that may miss the cache: by each of the watches that are advanced at the same time. */
    private static final int READS_OF_A_CHANGE = 4;

    private final ChangeNotifier notifier = new ChangeNotifier();
    private final InMemoryLedger stored = new InMemoryLedger(new ChangeNotifier());
    private final ReadCache cache = new ReadCache(100, 64);
    private final AtomicInteger reads = new AtomicInteger();
    private final LedgerStatus ledgerStatus =
            new LedgerStatus(new StalenessLimit(Duration.ofMinutes(1)), () -> Duration.ZERO);
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);

    @BeforeEach
    void there_is_a_run() {
        ledgerStatus.set(new LedgerStatus.State.Current(List.of()));
        stored.put(List.of(LedgerSamples.run("r1", 0)));
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void live_clients_share_the_reads_of_each_change_and_stalled_ones_read_and_hold_nothing() {
        WatchFactory watches = watches(Duration.ofMinutes(1));
        List<FakeClient> live = clients(watches, LIVE, FakeClient::live);
        List<FakeClient> stalled = clients(watches, STALLED, FakeClient::stalled);
        awaitLast(live, "runs/r1 0");
        for (int change = 1; change <= CHANGES; change++) {
            report(64 * change);
            awaitLast(live, "runs/r1 " + 64 * change);
        }

        assertThat(live).allSatisfy(client -> assertThat(client.received).hasSize(CHANGES + 2));
        assertThat(reads).hasValueLessThanOrEqualTo((CHANGES + 1) * READS_OF_A_CHANGE);
        assertThat(stalled).allSatisfy(client -> assertThat(client.received).isEmpty());
        assertThat(notifier.listenerCount()).isEqualTo(LIVE + STALLED);
    }

    @Test
    void stalled_clients_are_ended_and_live_ones_are_not() {
        WatchFactory watches = watches(Duration.ofMillis(200));
        List<FakeClient> live = clients(watches, LIVE, FakeClient::live);
        List<FakeClient> stalled = clients(watches, STALLED, FakeClient::stalled);

        await().atMost(SOON).until(() -> stalled.stream().allMatch(client -> client.error != null));
        assertThat(stalled)
                .extracting(client -> Status.fromThrowable(client.error).getCode())
                .containsOnly(Status.Code.UNAVAILABLE);
        assertThat(live).extracting(client -> client.error).containsOnlyNulls();
        assertThat(notifier.listenerCount()).isEqualTo(LIVE);
    }

    private WatchFactory watches(Duration heartbeatInterval) {
        return new WatchFactory(
                new CachingLedger(counted(), cache), ledgerStatus, notifier, executor, heartbeatInterval);
    }

    private static List<FakeClient> clients(WatchFactory watches, int count, Supplier<FakeClient> create) {
        List<FakeClient> clients = Stream.generate(create).limit(count).toList();
        clients.forEach(client -> watches.open(
                client,
                "",
                () -> new WatchDefinition<>(
                        LedgerTable.RUNS, Filter.NONE, (run, token) -> word(run), token -> "heartbeat")));
        return clients;
    }

    private static String word(Run run) {
        return run.name() + " " + run.status().seenImageCount();
    }

    private static void awaitLast(List<FakeClient> clients, String word) {
        await().atMost(SOON).until(() -> clients.stream().allMatch(client -> client.received.contains(word)));
    }

    /** Writes a change and announces it, as the ledger's follower does. */
    private void report(long seenImageCount) {
        Change change = new Change.RunReported(R1, LedgerSamples.progress(RunState.RUNNING, seenImageCount));
        LedgerEntry.RecordPosition place =
                new LedgerEntry.RecordPosition(new LedgerEntry.Partition("run-statuses", 0), seenImageCount, null);
        new CacheInvalidatingLedgerWriter(new ReportingWriter(), cache)
                .write(new UUID(0, 1), List.of(new LedgerEntry(place, R1.toString(), change)));
        notifier.notifyListeners();
    }

    /** Returns the stored ledger, with its reads of changes counted. */
    private Ledger counted() {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("changes")) {
                        reads.incrementAndGet();
                    }
                    return method.invoke(stored, arguments);
                });
    }

    /** Applies reports of runs to the stored ledger. */
    private final class ReportingWriter implements LedgerWriter {

        @Override
        public OpenedLedger open() {
            return new OpenedLedger(new UUID(0, 1), Map.of(), Map.of());
        }

        @Override
        public void setTopicIds(UUID incarnation, Map<String, UUID> topicIds) {}

        @Override
        public void reset(UUID incarnation) {}

        @Override
        public void write(UUID incarnation, List<LedgerEntry> entries) {
            entries.forEach(entry -> {
                Change.RunReported report = (Change.RunReported) entry.change();
                stored.report(report.name(), report.progress());
            });
        }

        @Override
        public List<String> holes(UUID incarnation) {
            return List.of();
        }
    }
}
