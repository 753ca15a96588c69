package ventral.gateway.ledger.command;

import static ventral.gateway.testing.LedgerSamples.DISTANCE;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.STREAM;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.Recipe;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.InMemoryLedger;
import ventral.gateway.testing.LedgerSamples;

/** Provides a command handler on a ledger in memory, which holds one stream before each test. */
abstract class CommandHandlerTestBase {

    static final RunName R1 = new RunName("r1");
    static final SweepName SWEEP = new SweepName("demo");
    static final RunRequest RUN = order(DISTANCE, 0, Recipe.DEFAULT);

    final InMemoryLedger ledger = new InMemoryLedger(new ChangeNotifier());
    final CommandHandler commands = new CommandHandler(
            ledger, ledger, 4, () -> NOON, () -> "fresh", new LockTimeout(Duration.ofMinutes(1), () -> Duration.ZERO));

    @BeforeEach
    void there_is_a_stream() {
        ledger.put(LedgerSamples.stream());
    }

    final Run run() {
        return ledger.find(LedgerTable.RUNS, R1).orElseThrow();
    }

    static RunRequest order(Objective objective, long imageCount, Recipe recipe) {
        return new RunRequest(STREAM, objective, imageCount, 0, 0, 3, 0, 0, recipe, 0);
    }

    static SweepRequest sweep(List<Objective> objectives, Recipe recipe, Long... imageCounts) {
        return new SweepRequest(
                STREAM, objectives, List.of(imageCounts), List.of(), List.of(), 0, 0, 0, 0, 0, recipe, -5);
    }

    static SweepRequest sweep(Long... imageCounts) {
        return sweep(List.of(DISTANCE), Recipe.DEFAULT, imageCounts);
    }
}
