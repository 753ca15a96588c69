package ventral.gateway.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The ledger as its one writer sees it. */
public interface Book {

    /**
     * @param incarnation changes when the ledger was lost and began anew
     * @param next offset of the next record to read of each partition; a partition not named is read from 0
     */
    record Opened(UUID incarnation, Map<Entry.Partition, Long> next) {}

    /** The ledger behind this book is another than the one that was opened, or has lost some of what was written. */
    final class ReplacedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ReplacedException(String message) {
            super(message);
        }
    }

    /** Makes the ledger if it is not there, and says how far it has read. */
    Opened open();

    /**
     * Writes what the entries say, and the next offset of their partitions, as one: all of it or nothing. An entry that
     * lies before its partition's next offset was written before, and is left out.
     *
     * @param entries in the order of their partitions
     * @throws ReplacedException if the ledger is not {@code incarnation} any more
     */
    void write(UUID incarnation, List<Entry> entries);

    /**
     * Keys whose last record could not be read, with the cause.
     *
     * @throws ReplacedException if the ledger is not {@code incarnation} any more
     */
    List<String> holes(UUID incarnation);
}
