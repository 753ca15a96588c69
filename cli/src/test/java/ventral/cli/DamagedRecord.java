package ventral.cli;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;

/**
 * A record that was written into a topic.
 *
 * @param partition partition of the topic that holds it
 * @param offset offset in the partition
 */
record DamagedRecord(Topic<?> topic, RecordDamage damage, int partition, long offset) {

    /** The tables that the ledger does not hold. A dead letter of any other table is a hole. */
    static final Set<Topic<?>> OUTSIDE_THE_LEDGER = Set.of(Topics.SCORING_TASKS, Topics.RESUME_POINTS);

    /** Why records are no dead letters, whatever their table. */
    private static final Map<RecordDamage, String> ACCEPTED_DAMAGE = Map.of(
            RecordDamage.NONE, "the record is valid",
            RecordDamage.TOMBSTONE, "the deletion of a key that has no row changes nothing");

    /** Why records of single tables are no dead letters. */
    private static final Map<Cell, String> ACCEPTED_CELLS = Map.of(
            new Cell(Topics.STREAM_STATUSES, RecordDamage.NUL), "the ledger replaces NUL in messages of errors",
            new Cell(Topics.RUN_STATUSES, RecordDamage.NUL), "the ledger replaces NUL in names of devices",
            new Cell(Topics.REFERENCE_SCORES, RecordDamage.NUL), "the ledger replaces NUL in names that are displayed",
            new Cell(Topics.SCORING_TASKS, RecordDamage.FAR_TIMESTAMP), "a scorer does not read the times of a task",
            new Cell(Topics.SCORING_TASKS, RecordDamage.LONG_KEY), "a scorer reads the score's name from the value",
            new Cell(Topics.RESUME_POINTS, RecordDamage.FAR_TIMESTAMP), "a trainer does not read the time of a state",
            new Cell(Topics.RESUME_POINTS, RecordDamage.LONG_KEY), "a trainer looks for the keys of its runs only");

    /** The damage of benchmarks that a scorer understands. It deletes benchmarks without a descriptor when it starts. */
    private static final Set<RecordDamage> DELETED_BENCHMARKS =
            Set.of(RecordDamage.UNKNOWN_ENUM, RecordDamage.FAR_TIMESTAMP, RecordDamage.NUL);

    private record Cell(Topic<?> topic, RecordDamage damage) {}

    /** Returns why the record is no dead letter; null if it must be one. */
    @Nullable String acceptance() {
        String reason = ACCEPTED_DAMAGE.get(damage);
        return reason == null ? ACCEPTED_CELLS.get(new Cell(topic, damage)) : reason;
    }

    /** Returns whether the ledger lacks the value of the record's key. */
    boolean isHole() {
        return topic.kind() == Topic.Kind.TABLE && !OUTSIDE_THE_LEDGER.contains(topic) && acceptance() == null;
    }

    /** Returns whether the ledger still lacks that value when a scorer has started again. */
    boolean isHoleAfterRestart() {
        return isHole() && !(topic.equals(Topics.BENCHMARKS) && DELETED_BENCHMARKS.contains(damage));
    }

    @Override
    public String toString() {
        return "%s %s at offset %d of partition %d".formatted(topic.name(), damage, offset, partition);
    }
}
