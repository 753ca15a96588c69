package ventral.gateway.ledger;

import java.util.List;
import java.util.UUID;

/** The writer's side of a {@link RememberingLedger}: what is remembered is forgotten before it is written anew. */
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
