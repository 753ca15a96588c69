package ventral.gateway.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static ventral.gateway.testing.LedgerSamples.DISTANCE;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.STREAM_SPEC;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.spec.Recipe;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.LedgerSamples;

/** Tests the commands that create, complete and cancel a sweep. */
final class SweepCommandsTest extends CommandHandlerTestBase {

    @Test
    void a_sweep_brings_its_runs() {
        commands.createSweep(SWEEP, sweep(640L, 6400L), ExecutionMode.EXECUTE);
        assertThat(ledger.runs(SWEEP))
                .extracting(run -> run.name().id())
                .containsExactlyInAnyOrder("demo-distance-n640-s0", "demo-distance-n6400-s0");
    }

    @Test
    void a_sweep_whose_run_is_taken_is_not_made() {
        RunName taken = new RunName("demo-distance-n640-s0");
        commands.createRun(taken, RUN, ExecutionMode.EXECUTE);
        assertThat(commands.createSweep(SWEEP, sweep(640L), ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.AlreadyExists<>(taken));
        assertThat(ledger.find(LedgerTable.SWEEPS, SWEEP)).isEmpty();
    }

    @Test
    void the_impossible_size_of_a_sweep_is_named() {
        assertThat(commands.createSweep(SWEEP, sweep(640L, 650L), ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.InvalidArgument<>(
                        "image_counts[1]", "image_count 650 is not a multiple of the batch size 64 of streams/s1"));
    }

    @Test
    void a_sweep_that_was_cut_short_is_completed() {
        commands.createSweep(SWEEP, sweep(640L), ExecutionMode.VALIDATE_ONLY);
        ledger.put(Sweep.created(SWEEP, sweep(640L, 6400L).toSpec(STREAM_SPEC), NOON));
        commands.reconcile(SWEEP);
        assertThat(ledger.runs(SWEEP)).hasSize(2);
        long after = ledger.position().revision();
        commands.reconcile(SWEEP);
        assertThat(ledger.position().revision()).isEqualTo(after);
    }

    @Test
    void a_cancelled_sweep_asks_each_run_to_stop() {
        commands.createSweep(SWEEP, sweep(640L, 6400L), ExecutionMode.EXECUTE);
        assertThat(commands.cancelSweep(SWEEP)).isInstanceOf(CommandOutcome.Success.class);
        assertThat(ledger.runs(SWEEP)).hasSize(2).allMatch(run -> run.desiredState() == Run.DesiredState.CANCELLED);
        long after = ledger.position().revision();
        commands.cancelSweep(SWEEP);
        assertThat(ledger.position().revision()).isEqualTo(after);
    }

    @Test
    void a_paused_run_of_a_cancelled_sweep_stops() {
        commands.createSweep(SWEEP, sweep(640L), ExecutionMode.EXECUTE);
        RunName name = new RunName("demo-distance-n640-s0");
        commands.pauseRun(name);
        ledger.report(name, LedgerSamples.progress(RunState.PAUSED, 64));
        commands.cancelSweep(SWEEP);
        assertThat(ledger.runs(SWEEP)).hasSize(1).allMatch(run -> run.desiredState() == Run.DesiredState.CANCELLED);
    }

    @Test
    void a_recipe_that_is_not_for_one_of_a_sweeps_objectives_is_refused_before_any_run_is_queued() {
        SweepRequest sweepRequest = sweep(List.of(Objective.of(LatentGroup.CATEGORY), DISTANCE), mirrored());
        assertThat(commands.createSweep(SWEEP, sweepRequest, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.InvalidArgument<>(
                        "recipe.augmentations",
                        "MIRROR makes labels of distance wrong; use it only for objectives of category and identity"));
        assertThat(ledger.runCount()).isZero();
        assertThat(ledger.find(LedgerTable.SWEEPS, SWEEP)).isEmpty();
    }

    private static Recipe mirrored() {
        Recipe standard = Recipe.DEFAULT;
        return new Recipe(
                standard.network(),
                standard.head(),
                standard.optimiser(),
                standard.learningRate(),
                0,
                standard.regressionLoss(),
                Map.of(),
                Set.of(Recipe.Augmentation.MIRROR),
                0,
                0,
                null);
    }
}
