package ventral.gateway.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerWriter;

/**
 * Writes batches of records into the ledger. A record that cannot be decoded, converted or stored costs that record
 * alone: it becomes a dead letter, and then a hole.
 */
final class BatchWriter {

    private final LedgerWriter writer;
    private final Consumer<List<DeadLetter>> dead;

    /**
     * Creates the writer.
     *
     * @param dead writes dead letters, and returns when they are stored
     */
    BatchWriter(LedgerWriter writer, Consumer<List<DeadLetter>> dead) {
        this.writer = writer;
        this.dead = dead;
    }

    /**
     * Writes the records in one transaction, or each in its own if the content of one of them is refused.
     *
     * @return the entries that were written, in the order of the records
     * @throws LedgerWriter.LedgerReplacedException if the ledger is no longer {@code incarnation}
     */
    List<LedgerEntry> write(UUID incarnation, List<ConsumerRecord<String, byte[]>> rows) {
        List<LedgerEntry> entries = rows.stream().map(RecordDecoder::entry).toList();
        putUnreadable(rows, entries);
        try {
            writer.write(incarnation, entries);
            return entries;
        } catch (LedgerWriter.UnstorableRecordException e) {
            return writeEach(incarnation, rows, entries);
        }
    }

    private void putUnreadable(List<ConsumerRecord<String, byte[]>> rows, List<LedgerEntry> entries) {
        List<DeadLetter> letters = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (entries.get(i).change() instanceof Change.UnreadableRecord hole) {
                letters.add(new DeadLetter(rows.get(i), hole.cause()));
            }
        }
        if (!letters.isEmpty()) {
            dead.accept(letters);
        }
    }

    private List<LedgerEntry> writeEach(
            UUID incarnation, List<ConsumerRecord<String, byte[]>> rows, List<LedgerEntry> entries) {
        List<LedgerEntry> written = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            written.add(writeOne(incarnation, rows.get(i), entries.get(i)));
        }
        return written;
    }

    private LedgerEntry writeOne(UUID incarnation, ConsumerRecord<String, byte[]> row, LedgerEntry entry) {
        try {
            writer.write(incarnation, List.of(entry));
            return entry;
        } catch (LedgerWriter.UnstorableRecordException e) {
            Change.UnreadableRecord change = RecordDecoder.unreadable(e);
            LedgerEntry hole = new LedgerEntry(entry.place(), entry.key(), change);
            dead.accept(List.of(new DeadLetter(row, change.cause())));
            writer.write(incarnation, List.of(hole));
            return hole;
        }
    }
}
