package ventral.gateway.ledger.change;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the ledger; it has a single writer. */
public interface LedgerWriter {

    /**
     * An opened ledger, and the topics and positions up to which it has read.
     *
     * @param incarnation changes if the ledger was lost and rebuilt
     * @param positions position per partition; an absent partition is read from 0
     * @param topicIds id of each topic that the ledger was read from, by the topic's name; an absent topic is unknown
     */
    record OpenedLedger(
            UUID incarnation, Map<LedgerEntry.Partition, ReadPosition> positions, Map<String, UUID> topicIds) {
        public OpenedLedger {
            positions = Map.copyOf(positions);
            topicIds = Map.copyOf(topicIds);
        }
    }

    /**
     * The position up to which the ledger has read a partition.
     *
     * @param next offset of the next record to read
     * @param leaderEpoch leader epoch of the record that was read last; null if it is unknown
     */
    record ReadPosition(long next, @Nullable Integer leaderEpoch) {}

    /** Thrown if the ledger is not the one that was opened, or has lost some of its data. */
    final class LedgerReplacedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LedgerReplacedException(String message) {
            super(message);
        }
    }

    /**
     * Thrown if an entry cannot be stored because of its content, so that a retry cannot succeed. The message states
     * the cause.
     */
    final class UnstorableRecordException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnstorableRecordException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Opens the ledger, creating it if necessary, and returns how far it has read. */
    OpenedLedger open();

    /**
     * Stores the ids of the topics that the ledger is read from, in place of those that were stored before.
     *
     * @param topicIds id by the topic's name
     * @throws LedgerReplacedException if the ledger is no longer {@code incarnation}
     */
    void setTopicIds(UUID incarnation, Map<String, UUID> topicIds);

    /**
     * Empties the ledger and starts a new incarnation, which is read again from the topics.
     *
     * @throws LedgerReplacedException if the ledger is no longer {@code incarnation}
     */
    void reset(UUID incarnation);

    /**
     * Writes the changes of the entries and the positions of their partitions in one transaction. Entries before
     * their partition's next offset were written before and are skipped.
     *
     * @param entries in the order of their partitions
     * @throws LedgerReplacedException if the ledger is no longer {@code incarnation}
     * @throws UnstorableRecordException if the content of one of the entries is refused; nothing has been written then
     */
    void write(UUID incarnation, List<LedgerEntry> entries);

    /**
     * Returns the keys whose last record could not be read, with the cause.
     *
     * @throws LedgerReplacedException if the ledger is no longer {@code incarnation}
     */
    List<String> holes(UUID incarnation);
}
