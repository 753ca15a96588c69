package ventral.gateway.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static ventral.gateway.testing.LedgerSamples.DISTANCE;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.STREAM;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.LedgerUnavailableException;

/** Tests commands on a sweep beside commands on its runs, while one of them waits for the broker. */
final class ConcurrentSweepCommandsTest extends ConcurrentCommandsTestBase {

    private static final SweepName SWEEP = new SweepName("demo");
    private static final RunName RUN_OF_SWEEP = new RunName("demo-distance-n640-s0");
    private static final SweepRequest SWEEP_REQUEST = new SweepRequest(
            STREAM, List.of(DISTANCE), List.of(640L), List.of(), List.of(), 0, 0, 0, 0, 0, Recipe.DEFAULT, 0);

    private static final SweepSpec SWEEP_SPEC =
            new SweepSpec(STREAM, List.of(DISTANCE), List.of(640L), List.of(0L), 1, 2);

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
            assertThat(creation.outcome()).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
            assertThat(ledger.runs(SWEEP)).hasSize(1);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void the_name_of_a_sweeps_run_is_taken_while_the_sweep_is_being_created() {
        broker.hold(SWEEP.toString());
        Call<Sweep> sweep = start(() -> commands.createSweep(SWEEP, SWEEP_REQUEST, ExecutionMode.EXECUTE));
        sweep.awaitWaiting();
        Call<Run> run = start(() -> commands.createRun(RUN_OF_SWEEP, RUN, ExecutionMode.EXECUTE));
        run.awaitWaiting();
        broker.release();
        assertThat(sweep.outcome()).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
        assertThat(run.outcome()).succeedsWithin(SOON).isEqualTo(new CommandOutcome.AlreadyExists<>(RUN_OF_SWEEP));
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
        assertThat(sweep.outcome()).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
        assertThat(reconciliation.outcome()).succeedsWithin(SOON);
        assertThat(broker.runPutCount()).isEqualTo(1);
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
        assertThat(pause.outcome()).succeedsWithin(SOON).isInstanceOf(CommandOutcome.FailedPrecondition.class);
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
        assertThat(pause.outcome()).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
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
}
