package ventral.gateway.ledger.command;

import static org.awaitility.Awaitility.await;
import static ventral.gateway.testing.LedgerSamples.DISTANCE;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.STREAM;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import ventral.contract.spec.Recipe;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.testing.InMemoryLedger;
import ventral.gateway.testing.LedgerSamples;

/** Runs commands at the same time on a ledger whose broker holds the intents for one name. */
abstract class ConcurrentCommandsTestBase {

    static final Duration SOON = Duration.ofMinutes(2);
    static final RunRequest RUN = new RunRequest(STREAM, DISTANCE, 640, 0, 0, 3, 0, 0, Recipe.DEFAULT, 0);

    final InMemoryLedger ledger = new InMemoryLedger(new ChangeNotifier());
    final HeldIntents broker = new HeldIntents(ledger);
    final CommandHandler commands = handler(Duration.ofMinutes(1));

    CommandHandler handler(Duration lockTimeout) {
        return new CommandHandler(
                ledger, broker, 4, () -> NOON, () -> "fresh", new LockTimeout(lockTimeout, () -> Duration.ZERO));
    }

    @BeforeEach
    void there_is_a_stream() {
        ledger.put(LedgerSamples.stream());
    }

    @AfterEach
    void release() {
        broker.release();
    }

    /** Starts a command on a thread of its own. */
    static <T> Call<T> start(Supplier<CommandOutcome<T>> command) {
        CompletableFuture<CommandOutcome<T>> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                outcome.complete(command.get());
            } catch (RuntimeException | Error e) {
                outcome.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return new Call<>(thread, outcome);
    }

    /** A command on a thread of its own. */
    record Call<T>(Thread thread, CompletableFuture<CommandOutcome<T>> outcome) {

        private static final Set<Thread.State> WAITING = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

        /** Waits until the command waits, for the broker or for another command. */
        void awaitWaiting() {
            await().atMost(SOON).until(() -> WAITING.contains(thread.getState()));
        }
    }
}
