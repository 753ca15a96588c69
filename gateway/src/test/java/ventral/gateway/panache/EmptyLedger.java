package ventral.gateway.panache;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import ventral.gateway.ledger.Book;
import ventral.gateway.ledger.Change;
import ventral.gateway.ledger.Entry;
import ventral.gateway.ledger.Ledger;
import ventral.gateway.ledger.Memory;
import ventral.gateway.ledger.RememberingBook;
import ventral.gateway.ledger.UnavailableException;
import ventral.gateway.testing.Database;

/** Base of tests on a ledger without a broker. It is empty before each test, so that only the test writes. */
@SuppressWarnings("NullAway.Init")
abstract class EmptyLedger {

    /** Points to the discard port, so that a broker on this machine is not used. */
    public static final class WithoutBroker implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:9");
        }
    }

    static final Entry.Partition INTENTS = new Entry.Partition("run-intents", 3);
    static final Entry.Partition STATUSES = new Entry.Partition("run-statuses", 0);

    @Inject
    Flyway migrations;

    @Inject
    Ledger ledger;

    @Inject
    Memory memory;

    Database database;

    Book book;
    UUID incarnation;

    @BeforeEach
    void open_an_empty_ledger() {
        database.drop();
        database.make();
        book = new RememberingBook(new PanacheBook(migrations), memory);
        incarnation = openWhenConnected().incarnation();
    }

    final Book.Opened openWhenConnected() {
        // The pool still holds connections that the dropped database has closed.
        return await().ignoreException(UnavailableException.class).until(book::open, x -> true);
    }

    static Entry entry(Entry.Partition partition, long offset, Change change) {
        return new Entry(new Entry.Place(partition, offset), key(change), change);
    }

    private static String key(Change change) {
        if (change instanceof Change.StreamWanted wanted) {
            return wanted.stream().name().toString();
        } else if (change instanceof Change.StreamReported reported) {
            return reported.name().toString();
        } else if (change instanceof Change.RunWanted wanted) {
            return wanted.run().name().toString();
        } else if (change instanceof Change.RunReported reported) {
            return reported.name().toString();
        } else if (change instanceof Change.CheckpointWritten written) {
            return written.checkpoint().name().toString();
        } else if (change instanceof Change.CheckpointScored scored) {
            return scored.score().name().toString();
        } else if (change instanceof Change.ReferenceScored scored) {
            return scored.score().name().toString();
        } else if (change instanceof Change.BenchmarkFound found) {
            return found.benchmark().name().toString();
        } else if (change instanceof Change.Deleted deleted) {
            return deleted.name().toString();
        }
        return "runs/unreadable";
    }
}
