package ventral.gateway.ledger;

import java.util.List;
import java.util.UUID;

/** Writes the ledger behind a {@link CachingLedger}: evicts cached rows before they are written. */
public final class CacheInvalidatingLedgerWriter implements LedgerWriter {

    private final LedgerWriter book;
    private final ReadCache memory;

    public CacheInvalidatingLedgerWriter(LedgerWriter book, ReadCache memory) {
        this.book = book;
        this.memory = memory;
    }

    @Override
    public OpenedLedger open() {
        memory.invalidateAll();
        OpenedLedger opened = book.open();
        memory.invalidateAll();
        return opened;
    }

    @Override
    public void write(UUID incarnation, List<LedgerEntry> entries) {
        memory.beginWriting(entries.stream().map(LedgerEntry::key).toList());
        try {
            book.write(incarnation, entries);
        } finally {
            memory.endWriting();
        }
    }

    @Override
    public List<String> holes(UUID incarnation) {
        return book.holes(incarnation);
    }
}
