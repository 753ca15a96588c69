package ventral.cli.chaos;

import com.google.protobuf.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import ventral.cli.chaos.report.Verdict;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.grpc.GatewayException;
import ventral.cli.kafka.DeadLetterRecord;
import ventral.cli.kafka.DeadLetterStore;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.launcher.component.LaunchException;

/** Checks what a system promises apart from the results of its sweeps. */
final class PromiseChecks {

    private static final Duration REBUILD_LIMIT = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 500;

    private PromiseChecks() {}

    /** Drops the database, and compares the ledger before with the one that the gateway builds from the topics. */
    static Verdict ledger(SystemUnderTest system, GatewayClient gateway)
            throws IOException, LaunchException, InterruptedException {
        Set<Message> before = LedgerReader.read(gateway);
        system.restartWithoutDatabase();
        long end = System.nanoTime() + REBUILD_LIMIT.toNanos();
        Set<Message> rebuilt = Set.of();
        while (!rebuilt.equals(before) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            try {
                rebuilt = LedgerReader.read(gateway);
            } catch (GatewayException e) {
                rebuilt = Set.of(); // it is not ready yet
            }
        }
        List<String> violations = new ArrayList<>();
        addDifference(violations, "only before: ", before, rebuilt);
        addDifference(violations, "only after: ", rebuilt, before);
        return new Verdict(
                "a ledger that is dropped and rebuilt from the topics is equal",
                "%d resources".formatted(before.size()),
                violations);
    }

    private static void addDifference(
            List<String> violations, String where, Set<Message> present, Set<Message> absent) {
        Set<Message> difference = new HashSet<>(present);
        difference.removeAll(absent);
        difference.forEach(message -> violations.add(where + message.toString().replaceAll("\\s+", " ")));
    }

    /**
     * Compares the dead letters with the records that were planted.
     *
     * @param planted the topic of each planted record, by the record's key
     */
    static Verdict deadLetters(SystemUnderTest system, Map<String, String> planted) throws IOException {
        DeadLetterStore store = new DeadLetterStore(system.topics());
        Map<String, String> missing = new TreeMap<>(planted);
        // only trainers read resume points: they skip such a record
        missing.values().removeIf(Topics.RESUME_POINTS.name()::equals);
        List<String> violations = new ArrayList<>();
        for (Topic<?> table : FaultInjector.TABLES) {
            for (DeadLetterRecord letter : store.all(table)) {
                String key = letter.key() == null ? "a record without key" : letter.key();
                missing.remove(key);
                if (!table.name().equals(planted.get(key))) {
                    violations.add("%s of %s: %s".formatted(key, table.name(), letter.cause()));
                }
            }
        }
        missing.forEach((key, topic) -> violations.add("%s of %s is no dead letter".formatted(key, topic)));
        return new Verdict(
                "the dead letters are the planted records", "%d planted".formatted(planted.size()), violations);
    }

    /**
     * Checks that every process ran at the end, and that none runs after the system was closed.
     *
     * @param unready what the services lacked at the end; empty if nothing
     * @param pids children of this process before the system was closed
     */
    static Verdict processes(int restarts, int kills, String unready, Set<Long> pids) {
        List<String> violations = new ArrayList<>();
        if (!unready.isEmpty()) {
            violations.add(unready);
        }
        for (long pid : pids) {
            if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
                violations.add("process %d still runs".formatted(pid));
            }
        }
        return new Verdict(
                "every process that ended was restarted, and all end with the system",
                "%d restarts after %d kills".formatted(restarts, kills),
                violations);
    }
}
