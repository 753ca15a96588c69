package ventral.gateway.ledger.change;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes the ledger; it has a single writer. */
public interface LedgerWriter {

    /**
     * An opened ledger and its read positions.
     *
     * @param incarnation changes if the ledger was lost and rebuilt
     * @param next offset of the next record to read per partition; an absent partition is read from 0
     */
    record OpenedLedger(UUID incarnation, Map<LedgerEntry.Partition, Long> next) {}

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
     * Empties the ledger and starts a new incarnation, which is read again from the topics.
     *
     * @throws LedgerReplacedException if the ledger is no longer {@code incarnation}
     */
    void reset(UUID incarnation);

    /**
     * Writes the changes of the entries and the next offsets of their partitions in one transaction. Entries before
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
