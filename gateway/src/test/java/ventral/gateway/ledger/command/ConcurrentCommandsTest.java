package ventral.gateway.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static ventral.gateway.testing.LedgerSamples.DISTANCE;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.STREAM;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.LedgerUnavailableException;
import ventral.gateway.testing.InMemoryLedger;
import ventral.gateway.testing.LedgerSamples;

/** Tests which commands wait for a command that waits for the broker, and which do not. */
final class ConcurrentCommandsTest {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final RunName R1 = new RunName("r1");
    private static final RunName R2 = new RunName("r2");
    private static final SweepName SWEEP = new SweepName("demo");
    private static final RunName RUN_OF_SWEEP = new RunName("demo-distance-n640-s0");
    private static final RunRequest RUN = new RunRequest(STREAM, DISTANCE, 640, 0, 0, 3, 0, 0, Recipe.DEFAULT, 0);
    private static final SweepRequest SWEEP_REQUEST = new SweepRequest(
            STREAM, List.of(DISTANCE), List.of(640L), List.of(), List.of(), 0, 0, 0, 0, 0, Recipe.DEFAULT, 0);

    private static final SweepSpec SWEEP_SPEC =
            new SweepSpec(STREAM, List.of(DISTANCE), List.of(640L), List.of(0L), 1, 2);

    private final InMemoryLedger ledger = new InMemoryLedger(new ChangeNotifier());
    private final HeldIntents broker = new HeldIntents(ledger);
    private final CommandHandler commands = handler(Duration.ofMinutes(1));

    private CommandHandler handler(Duration lockTimeout) {
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

    @Test
    void a_command_is_not_held_up_by_one_that_waits_on_another_name() {
        broker.hold(R1.toString());
        Call<Run> first = start(() -> commands.createRun(R1, RUN, ExecutionMode.EXECUTE));
        first.awaitWaiting();
        assertThat(start(() -> commands.createRun(R2, RUN, ExecutionMode.EXECUTE)).outcome)
                .succeedsWithin(SOON)
                .isInstanceOf(CommandOutcome.Success.class);
        assertThat(start(() -> commands.pauseStream(STREAM)).outcome)
                .succeedsWithin(SOON)
                .isInstanceOf(CommandOutcome.Success.class);
        assertThat(first.outcome).isNotDone();
        broker.release();
        assertThat(first.outcome).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
        assertThat(List.of(partition(R1), partition(R2))).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void of_two_commands_on_one_name_the_second_sees_the_result_of_the_first() {
        broker.hold(R1.toString());
        Call<Run> first = start(() -> commands.createRun(R1, RUN, ExecutionMode.EXECUTE));
        first.awaitWaiting();
        Call<Run> second = start(() -> commands.createRun(R1, RUN, ExecutionMode.EXECUTE));
        second.awaitWaiting();
        broker.release();
        assertThat(first.outcome).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
        assertThat(second.outcome).succeedsWithin(SOON).isEqualTo(new CommandOutcome.AlreadyExists<>(R1));
    }

    @Test
    void a_command_on_a_name_that_stays_locked_is_refused_and_has_no_effect() {
        CommandHandler impatient = handler(Duration.ofMillis(20));
        broker.hold(R1.toString());
        Call<Run> first = start(() -> impatient.createRun(R1, RUN, ExecutionMode.EXECUTE));
        first.awaitWaiting();
        assertThatThrownBy(() -> impatient.createRun(R1, RUN, ExecutionMode.EXECUTE))
                .isInstanceOf(ResourceBusyException.class)
                .hasMessageContaining("runs/r1 is busy");
        assertThatThrownBy(() -> impatient.deleteStream(STREAM, ExecutionMode.EXECUTE))
                .isInstanceOf(ResourceBusyException.class)
                .hasMessageContaining("streams/s1 is busy");
        broker.release();
        assertThat(first.outcome).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
        assertThat(broker.runPutCount).hasValue(1);
    }

    @Test
    void a_sweep_that_stays_locked_is_reconciled_once_it_is_free() {
        CommandHandler impatient = handler(Duration.ofMillis(20));
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            broker.hold(SWEEP.toString());
            Call<Sweep> creation = start(() -> impatient.createSweep(SWEEP, SWEEP_REQUEST, ExecutionMode.EXECUTE));
            creation.awaitWaiting();
            AtomicInteger attempts = new AtomicInteger();
            new SweepReconciler(ledger, impatient, work -> {
                        attempts.incrementAndGet();
                        executor.execute(work);
                    })
                    .onChange(new Change.SweepIntentChanged(Sweep.created(SWEEP, SWEEP_SPEC, NOON)));
            await().atMost(SOON).until(() -> attempts.get() > 2);
            broker.release();
            assertThat(creation.outcome).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
            assertThat(ledger.runs(SWEEP)).hasSize(1);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void a_request_that_is_repeated_while_the_first_is_under_way_gets_what_the_first_created() {
        broker.hold(R1.toString());
        Call<Run> first = start(() -> commands.createRun(R1, RUN, ExecutionMode.EXECUTE_IDEMPOTENTLY));
        first.awaitWaiting();
        Call<Run> repeated = start(() -> commands.createRun(R1, RUN, ExecutionMode.EXECUTE_IDEMPOTENTLY));
        repeated.awaitWaiting();
        broker.release();
        assertThat(repeated.outcome).succeedsWithin(SOON).isEqualTo(first.outcome.join());
        assertThat(ledger.runCount()).isOne();
    }

    @Test
    void a_stream_is_not_deleted_while_a_run_on_it_is_being_created() {
        broker.hold(R1.toString());
        Call<Run> creation = start(() -> commands.createRun(R1, RUN, ExecutionMode.EXECUTE));
        creation.awaitWaiting();
        Call<Stream> deletion = start(() -> commands.deleteStream(STREAM, ExecutionMode.EXECUTE));
        deletion.awaitWaiting();
        broker.release();
        assertThat(deletion.outcome)
                .succeedsWithin(SOON)
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        STREAM, "runs/r1 is QUEUED and learns from streams/s1: cancel it, or wait for it"));
    }

    @Test
    void a_run_is_not_created_or_resumed_on_a_stream_that_is_being_deleted() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        ledger.report(R1, LedgerSamples.progress(RunState.FAILED, 640));
        broker.hold(STREAM.toString());
        Call<Stream> deletion = start(() -> commands.deleteStream(STREAM, ExecutionMode.EXECUTE));
        deletion.awaitWaiting();
        Call<Run> resumption = start(() -> commands.resumeRun(R1));
        Call<Run> creation = start(() -> commands.createRun(R2, RUN, ExecutionMode.EXECUTE));
        resumption.awaitWaiting();
        creation.awaitWaiting();
        broker.release();
        CommandOutcome<Run> refused = new CommandOutcome.FailedPrecondition<>(STREAM, "streams/s1 is being deleted");
        assertThat(resumption.outcome).succeedsWithin(SOON).isEqualTo(refused);
        assertThat(creation.outcome).succeedsWithin(SOON).isEqualTo(refused);
    }

    @Test
    void the_name_of_a_sweeps_run_is_taken_while_the_sweep_is_being_created() {
        broker.hold(SWEEP.toString());
        Call<Sweep> sweep = start(() -> commands.createSweep(SWEEP, SWEEP_REQUEST, ExecutionMode.EXECUTE));
        sweep.awaitWaiting();
        Call<Run> run = start(() -> commands.createRun(RUN_OF_SWEEP, RUN, ExecutionMode.EXECUTE));
        run.awaitWaiting();
        broker.release();
        assertThat(sweep.outcome).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
        assertThat(run.outcome).succeedsWithin(SOON).isEqualTo(new CommandOutcome.AlreadyExists<>(RUN_OF_SWEEP));
    }

    @Test
    void a_sweep_is_expanded_once_though_it_is_reconciled_while_it_is_being_created() {
        broker.hold(RUN_OF_SWEEP.toString());
        Call<Sweep> sweep = start(() -> commands.createSweep(SWEEP, SWEEP_REQUEST, ExecutionMode.EXECUTE));
        sweep.awaitWaiting();
        Call<Sweep> reconciliation = start(() -> {
            commands.reconcile(SWEEP);
            return new CommandOutcome.NotFound<>(SWEEP);
        });
        reconciliation.awaitWaiting();
        broker.release();
        assertThat(sweep.outcome).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
        assertThat(reconciliation.outcome).succeedsWithin(SOON);
        assertThat(broker.runPutCount).hasValue(1);
    }

    @Test
    void a_run_stays_cancelled_though_it_is_paused_while_its_sweep_is_being_cancelled() {
        commands.createSweep(SWEEP, SWEEP_REQUEST, ExecutionMode.EXECUTE);
        broker.hold(RUN_OF_SWEEP.toString());
        Call<Sweep> cancellation = start(() -> commands.cancelSweep(SWEEP));
        cancellation.awaitWaiting();
        Call<Run> pause = start(() -> commands.pauseRun(RUN_OF_SWEEP));
        pause.awaitWaiting();
        broker.release();
        assertThat(pause.outcome).succeedsWithin(SOON).isInstanceOf(CommandOutcome.FailedPrecondition.class);
        assertThat(ledger.runs(SWEEP)).allMatch(run -> run.desiredState() == Run.DesiredState.CANCELLED);
    }

    @Test
    void a_sweep_one_of_whose_runs_stays_locked_is_not_cancelled_in_part() {
        CommandHandler impatient = handler(Duration.ofMillis(20));
        impatient.createSweep(SWEEP, SWEEP_REQUEST, ExecutionMode.EXECUTE);
        broker.hold(RUN_OF_SWEEP.toString());
        Call<Run> pause = start(() -> impatient.pauseRun(RUN_OF_SWEEP));
        pause.awaitWaiting();
        long before = ledger.position().revision();
        assertThatThrownBy(() -> impatient.cancelSweep(SWEEP))
                .isInstanceOf(ResourceBusyException.class)
                .hasMessageContaining(RUN_OF_SWEEP + " is busy");
        assertThat(ledger.position().revision()).isEqualTo(before);
        broker.release();
        assertThat(pause.outcome).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
        assertThat(impatient.cancelSweep(SWEEP)).isInstanceOf(CommandOutcome.Success.class);
        assertThat(ledger.runs(SWEEP)).allMatch(run -> run.desiredState() == Run.DesiredState.CANCELLED);
    }

    @Test
    void a_sweep_whose_runs_the_broker_did_not_take_is_cancelled_by_a_repetition() {
        commands.createSweep(SWEEP, SWEEP_REQUEST, ExecutionMode.EXECUTE);
        broker.refuseRuns(true);
        assertThatThrownBy(() -> commands.cancelSweep(SWEEP))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining(
                        "sweeps/demo is cancelled, but some of its runs may not be yet: repeat the request");
        broker.refuseRuns(false);
        assertThat(commands.cancelSweep(SWEEP)).isInstanceOf(CommandOutcome.Success.class);
        assertThat(ledger.runs(SWEEP)).allMatch(run -> run.desiredState() == Run.DesiredState.CANCELLED);
    }

    private int partition(RunName name) {
        return ledger.runs(List.of(name)).get(0).partition();
    }

    private static <T> Call<T> start(Supplier<CommandOutcome<T>> command) {
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
    private record Call<T>(Thread thread, CompletableFuture<CommandOutcome<T>> outcome) {

        private static final Set<Thread.State> WAITING = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

        /** Waits until the command waits, for the broker or for another command. */
        void awaitWaiting() {
            await().atMost(SOON).until(() -> WAITING.contains(thread.getState()));
        }
    }

    /** Publishes intents to a ledger, but holds those for one name until it is released, and refuses runs on demand. */
    private static final class HeldIntents implements Intents {

        private final InMemoryLedger ledger;
        private final CountDownLatch released = new CountDownLatch(1);
        private final AtomicReference<String> held = new AtomicReference<>("");
        private final AtomicInteger runPutCount = new AtomicInteger();
        private volatile boolean refusesRuns;

        HeldIntents(InMemoryLedger ledger) {
            this.ledger = ledger;
        }

        void hold(String name) {
            held.set(name);
        }

        void release() {
            released.countDown();
        }

        void refuseRuns(boolean refuses) {
            refusesRuns = refuses;
        }

        private void pass(String name) {
            if (name.equals(held.get())) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void put(Stream stream) {
            pass(stream.name().toString());
            ledger.put(stream);
        }

        @Override
        public void put(List<Run> runs) {
            if (refusesRuns) {
                throw new LedgerUnavailableException("the broker does not answer");
            }
            runPutCount.incrementAndGet();
            runs.forEach(run -> pass(run.name().toString()));
            ledger.put(runs);
        }

        @Override
        public void put(Sweep sweep) {
            pass(sweep.name().toString());
            ledger.put(sweep);
        }
    }
}
