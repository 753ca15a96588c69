package ventral.gateway.ledger;

import java.util.List;
import java.util.UUID;

/** Writes the ledger behind a {@link RememberingLedger}: evicts cached rows before they are written. */
public final class RememberingBook implements Book {

    private final Book book;
    private final Memory memory;

    public RememberingBook(Book book, Memory memory) {
        this.book = book;
        this.memory = memory;
    }

    @Override
    public Opened open() {
        memory.forgetAll();
        Opened opened = book.open();
        memory.forgetAll();
        return opened;
    }

    @Override
    public void write(UUID incarnation, List<Entry> entries) {
        memory.beginWriting(entries.stream().map(Entry::key).toList());
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
