package ventral.gateway.ledger.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerWriter;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.ChangedRows;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.LedgerUnavailableException;
import ventral.gateway.testing.InMemoryLedger;
import ventral.gateway.testing.LedgerSamples;

final class CachingLedgerTest {

    private static final CheckpointName NAME = new CheckpointName(new RunName("r1"), 640);
    private static final Checkpoint FIRST = LedgerSamples.checkpoint(NAME, 1, LedgerSamples.NOON);
    private static final Checkpoint SECOND = LedgerSamples.checkpoint(NAME, 2, LedgerSamples.NOON.plusSeconds(1));
    private static final UUID INCARNATION = new UUID(1, 1);

    private final InMemoryLedger lower = new InMemoryLedger(new ChangeNotifier());
    private final List<String> reads = Collections.synchronizedList(new ArrayList<>());
    private volatile Runnable afterRead = () -> {};
    private final ReadCache cache = new ReadCache(2, 2);
    private final Ledger ledger = new CachingLedger(counted(), cache);
    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void a_row_is_read_once_until_it_is_written() {
        lower.write(FIRST);
        assertThat(find()).contains(FIRST);
        assertThat(find()).contains(FIRST);
        assertThat(reads).hasSize(1);
        write(() -> lower.write(SECOND));
        assertThat(find()).contains(SECOND);
        assertThat(reads).hasSize(2);
    }

    @Test
    void while_a_row_is_written_it_is_read_each_time() {
        lower.write(FIRST);
        find();
        write(() -> {
            assertThat(find()).contains(FIRST);
            lower.write(SECOND);
            assertThat(find()).contains(SECOND);
        });
        assertThat(find()).contains(SECOND);
        assertThat(reads).hasSize(4);
    }

    @Test
    void what_was_read_before_a_write_ended_is_not_remembered_after_it() {
        lower.write(FIRST);
        afterRead = () -> {
            afterRead = () -> {};
            write(() -> lower.write(SECOND));
        };
        assertThat(find()).contains(FIRST);
        assertThat(find()).contains(SECOND);
    }

    @Test
    void what_is_not_there_is_looked_for_each_time() {
        assertThat(find()).isEmpty();
        lower.write(FIRST);
        assertThat(find()).contains(FIRST);
    }

    @Test
    void only_the_rows_asked_for_last_are_kept() {
        List<CheckpointName> names =
                List.of(NAME, new CheckpointName(NAME.run(), 1), new CheckpointName(NAME.run(), 2));
        names.forEach(name -> lower.write(LedgerSamples.checkpoint(name)));
        names.forEach(name -> ledger.find(LedgerTable.CHECKPOINTS, name));
        ledger.find(LedgerTable.CHECKPOINTS, names.get(2));
        assertThat(reads).hasSize(3);
        ledger.find(LedgerTable.CHECKPOINTS, names.get(0));
        assertThat(reads).hasSize(4);
    }

    @Test
    void a_ledger_that_is_opened_again_is_read_again() {
        lower.write(FIRST);
        find();
        changes();
        new CacheInvalidatingLedgerWriter(new CallbackWriter(() -> {}), cache).open();
        find();
        changes();
        assertThat(reads).hasSize(4);
    }

    @Test
    void a_sweep_is_read_each_time_because_it_counts_its_runs() {
        var sweep = new SweepName("w1");
        ledger.find(LedgerTable.SWEEPS, sweep);
        ledger.find(LedgerTable.SWEEPS, sweep);
        assertThat(reads).hasSize(2);
    }

    @Test
    void many_watchers_that_stand_alike_read_once_for_each_write() throws Exception {
        lower.write(FIRST);
        CountDownLatch asked = new CountDownLatch(3);
        afterRead = () -> await(asked);
        List<Future<ChangedRows<Checkpoint>>> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            answers.add(others.submit(() -> {
                asked.countDown();
                return changes();
            }));
        }
        for (Future<ChangedRows<Checkpoint>> answer : answers) {
            assertThat(answer.get().rows())
                    .extracting(ChangedRows.ChangedRow::value)
                    .containsExactly(FIRST);
        }
        assertThat(reads).hasSize(1);
        write(() -> lower.write(SECOND));
        assertThat(changes().rows()).extracting(ChangedRows.ChangedRow::value).containsExactly(SECOND);
    }

    @Test
    void an_answer_that_failed_is_asked_for_again() {
        afterRead = () -> {
            throw new LedgerUnavailableException("the database does not answer");
        };
        assertThatThrownBy(this::changes).isInstanceOf(LedgerUnavailableException.class);
        afterRead = () -> {};
        assertThat(changes().rows()).isEmpty();
    }

    @Test
    void an_answer_that_an_error_of_the_machine_cut_short_is_asked_for_again() {
        afterRead = () -> {
            throw new OutOfMemoryError("the heap is full");
        };
        assertThatThrownBy(this::changes).isInstanceOf(OutOfMemoryError.class);
        afterRead = () -> {};
        assertThat(others.submit(this::changes)).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void a_write_that_failed_leaves_nothing_remembered_of_its_rows() {
        lower.write(FIRST);
        find();
        assertThatThrownBy(() -> write(() -> {
                    throw new LedgerUnavailableException("the database does not answer");
                }))
                .isInstanceOf(LedgerUnavailableException.class);
        assertThat(find()).contains(FIRST);
        assertThat(find()).contains(FIRST);
        assertThat(reads).hasSize(2);
    }

    private Optional<Checkpoint> find() {
        return ledger.find(LedgerTable.CHECKPOINTS, NAME);
    }

    private ChangedRows<Checkpoint> changes() {
        return ledger.changes(LedgerTable.CHECKPOINTS, Filter.NONE, 0, 10);
    }

    /** Writes an entry of the checkpoint as the ledger's writer does. */
    private void write(Runnable work) {
        LedgerEntry.RecordPosition place =
                new LedgerEntry.RecordPosition(new LedgerEntry.Partition("checkpoints", 0), 0, null);
        new CacheInvalidatingLedgerWriter(new CallbackWriter(work), cache)
                .write(
                        INCARNATION,
                        List.of(new LedgerEntry(place, NAME.toString(), new Change.CheckpointWritten(SECOND))));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a callback instead of writing. */
    private record CallbackWriter(Runnable work) implements LedgerWriter {
        @Override
        public OpenedLedger open() {
            return new OpenedLedger(INCARNATION, Map.of(), Map.of());
        }

        @Override
        public void setTopicIds(UUID incarnation, Map<String, UUID> topicIds) {
            work.run();
        }

        @Override
        public void reset(UUID incarnation) {
            work.run();
        }

        @Override
        public void write(UUID incarnation, List<LedgerEntry> entries) {
            work.run();
        }

        @Override
        public List<String> holes(UUID incarnation) {
            return List.of();
        }
    }

    /** Returns the underlying ledger, which records the reads. */
    private Ledger counted() {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(lower, arguments);
                    reads.add(method.getName());
                    afterRead.run();
                    return answer;
                });
    }
}
