package ventral.cli.kafka;

import org.jspecify.annotations.Nullable;
import ventral.contract.topic.Topic;

/**
 * A dead letter: the copy of a record that a service could not decode or store.
 *
 * @param table topic of the record itself
 * @param offset offset of the copy in the table's dead-letter topic
 * @param key the record's key; null if it has none
 * @param value the record's value; null if the record deletes its key
 * @param sourcePartition partition of the record in the table; -1 if the letter does not state it
 * @param sourceOffset offset of the record in the table; -1 if the letter does not state it
 * @param timestampMillis time at which the letter was written, in milliseconds since 1970
 */
public record DeadLetterRecord(
        Topic<?> table,
        long offset,
        @Nullable String key,
        byte @Nullable [] value,
        int sourcePartition,
        long sourceOffset,
        String cause,
        long timestampMillis) {

    /** Returns the id by which commands name the letter, such as {@code scores/12}. */
    public String id() {
        return table.name() + "/" + offset;
    }

    /** Returns the record's position, such as {@code offset 7 of scores-0}. */
    public String position() {
        return sourceOffset < 0
                ? "not stated"
                : "offset %d of %s-%d".formatted(sourceOffset, table.name(), sourcePartition);
    }

    /** Returns whether both letters are copies of one record: a service writes a letter again after a failure. */
    boolean isOfSameRecord(DeadLetterRecord other) {
        return table.equals(other.table)
                && sourcePartition == other.sourcePartition
                && sourceOffset == other.sourceOffset;
    }
}
