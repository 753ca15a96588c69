package ventral.gateway.panache;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import ventral.gateway.ledger.cache.CacheInvalidatingLedgerWriter;
import ventral.gateway.ledger.cache.ReadCache;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerWriter;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerUnavailableException;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;

/** Base of tests on a ledger without a broker. It is empty before each test, so that only the test writes. */
@SuppressWarnings("NullAway.Init")
abstract class PanacheLedgerTestBase {

    /** Points to the discard port, so that a broker on this machine is not used. */
    public static final class NoBrokerProfile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:9");
        }
    }

    static final LedgerEntry.Partition INTENTS = new LedgerEntry.Partition("run-intents", 3);
    static final LedgerEntry.Partition STATUSES = new LedgerEntry.Partition("run-statuses", 0);

    @Inject
    Flyway migrations;

    @Inject
    Ledger ledger;

    @Inject
    ReadCache memory;

    Database database;

    LedgerWriter book;
    UUID incarnation;

    @BeforeEach
    void open_an_empty_ledger() {
        database.drop();
        database.make();
        book = new CacheInvalidatingLedgerWriter(new PanacheLedgerWriter(migrations), memory);
        incarnation = openWhenConnected().incarnation();
    }

    final LedgerWriter.OpenedLedger openWhenConnected() {
        // The pool still holds connections that the dropped database has closed.
        return await().atMost(Duration.ofMinutes(2))
                .ignoreException(LedgerUnavailableException.class)
                .until(book::open, x -> true);
    }

    static LedgerEntry entry(LedgerEntry.Partition partition, long offset, Change change) {
        return new LedgerEntry(new LedgerEntry.RecordPosition(partition, offset, null), key(change), change);
    }

    static LedgerWriter.ReadPosition readUpTo(long next) {
        return new LedgerWriter.ReadPosition(next, null);
    }

    static Run reported(Run run, RunState state, long seenImageCount) {
        return run.withStatus(LedgerSamples.progress(state, seenImageCount));
    }

    private static String key(Change change) {
        return change instanceof Change.ResourceChange described
                ? described.name().toString()
                : "runs/unreadable";
    }
}
