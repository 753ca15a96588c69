package ventral.trainer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.contract.network.Network;
import ventral.contract.spec.Recipe;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.tracing.Tracer;
import ventral.trainer.checkpoint.CheckpointWeightsReader;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunDirective;
import ventral.trainer.testing.ChecksumLearner;
import ventral.trainer.testing.InMemoryStream;

/** Tests what a run learns from, and which checkpoints are saved. */
public class TrainingLoopTest extends TrainingLoopTestBase {

    @Test
    void a_run_is_saved_untrained_on_the_grid_and_at_its_end() throws InterruptedException {
        loop.train(List.of(RUN), control);
        assertThat(runs.checkpoints(RUN.name()).keySet()).containsExactly(0L, 1000L, 3168L, 6000L);
        assertThat(runs.told()).containsExactly("runs/run RUNNING at 0", "runs/run SUCCEEDED at 6000");
        assertThat(control.released()).containsExactly("runs/run DONE");
    }

    @Test
    void runs_of_a_sweep_read_each_batch_once_and_learn_as_if_alone() throws InterruptedException {
        List<OwnedRun> sweep = List.of(inSweep("a", 1000, 1), inSweep("b", 1000, 2), inSweep("c", 2000, 1));
        List<OwnedRun> alone = List.of(run("a1", 1000, 1, 1), run("b1", 1000, 1, 2), run("c1", 2000, 1, 1));
        loop.train(sweep, control);
        int together = stream.readCount();
        for (OwnedRun run : alone) {
            loop.train(List.of(run), control);
        }
        assertThat(together).isEqualTo(1 + 2000 / InMemoryStream.BATCH);
        for (int i = 0; i < 3; i++) {
            assertSameCheckpoints(sweep.get(i), alone.get(i));
        }
    }

    @Test
    void a_run_joins_others_that_stand_elsewhere_where_it_stands_itself() throws InterruptedException {
        List<OwnedRun> sweep = List.of(inSweep("a", 1000, 1), inSweep("b", 1000, 2));
        OwnedRun alone = run("a1", 1000, 1, 1);
        loop.train(List.of(alone), control);
        loop.train(sweep.subList(0, 1), control.changing(RunDirective.YIELD, 50));
        loop.train(sweep, control.changing(RunDirective.CONTINUE, 0));
        assertSameCheckpoints(sweep.get(0), alone);
        assertThat(runs.checkpoints(sweep.get(1).name()).keySet()).containsExactly(0L, 1000L);
    }

    @Test
    void every_later_epoch_has_an_order_of_its_own_which_a_restart_does_not_change() throws InterruptedException {
        Recipe mixed = recipe(3, 0, null);
        OwnedRun whole = new OwnedRun(new RunName("w"), spec("distance", 400, 3, 1, mixed), Instant.EPOCH, 0, 0, 1);
        OwnedRun torn = new OwnedRun(new RunName("t"), spec("distance", 400, 3, 1, mixed), Instant.EPOCH, 0, 0, 1);
        OwnedRun ordered = run("o", 400, 3, 1);
        loop.train(List.of(whole), control);
        loop.train(List.of(ordered), control);
        for (int stay = 0; !hasSucceeded(torn); stay++) {
            loop.train(List.of(torn), control.changing(RunDirective.YIELD, 13 + stay));
        }
        assertSameCheckpoints(torn, whole);
        assertThat(weight(whole, 1200)).isNotEqualTo(weight(ordered, 1200));
    }

    @Test
    void held_out_images_are_not_learnt_from_and_every_checkpoint_is_tried_on_them() throws InterruptedException {
        OwnedRun validated = new OwnedRun(
                new RunName("v"), spec("distance", 1000, 1, 1, recipe(0, 80, null)), Instant.EPOCH, 0, 0, 1);
        OwnedRun shifted = run("s", 1000, 1, 1);
        loop.train(List.of(validated), control);
        loop(new InMemoryStream(due -> due), ChecksumLearner.all()).train(List.of(shifted), control);
        runs.checkpoints(validated.name())
                .forEach((seen, saved) -> assertThat(saved.validation()).hasValueSatisfying(validation -> {
                    assertThat(validation.seenImageCount()).isEqualTo(seen);
                    assertThat(validation.imageCount()).isEqualTo(80);
                }));
        assertThat(weight(validated, 1000)).isNotEqualTo(weight(shifted, 1000));
    }

    @Test
    void a_run_that_is_let_go_of_during_a_trial_has_it_made_up_for() throws InterruptedException {
        Recipe recipe = recipe(0, 800, null);
        OwnedRun run = new OwnedRun(new RunName("v"), spec("distance", 2000, 1, 1, recipe), Instant.EPOCH, 0, 0, 1);
        loop.train(List.of(run), control.changing(RunDirective.YIELD, 260));
        loop.train(List.of(run), control.changing(RunDirective.CONTINUE, 0));
        assertThat(runs.checkpoints(run.name()).keySet()).containsExactly(0L, 1000L, 2000L);
    }

    @Test
    void a_run_can_begin_with_weights_from_elsewhere() throws InterruptedException {
        TrainingLoop loop = new TrainingLoop(
                stream,
                ChecksumLearner.all(),
                path -> ChecksumLearner.named("weight", path.length()),
                runs,
                runs,
                intervals(),
                Tracer.NONE);
        OwnedRun run = new OwnedRun(
                new RunName("r"), spec("distance", 1000, 1, 1, recipe(0, 0, "/w.safetensors")), Instant.EPOCH, 0, 0, 1);
        loop.train(List.of(run), control);
        assertThat(weight(run, 0)).isEqualTo(14);
    }

    @Test
    void a_run_can_begin_with_the_weights_of_a_checkpoint() throws InterruptedException {
        loop.train(List.of(RUN), control);
        OwnedRun run = startingWith("runs/run/checkpoints/3168");
        loopWithCheckpoints().train(List.of(run), control);
        assertThat(weight(run, 0)).isEqualTo(weight(RUN, 3168));
        assertThat(weight(run, 1000)).isNotEqualTo(weight(run, 0));
    }

    @Test
    void a_run_whose_initial_checkpoint_does_not_exist_fails_with_its_name() throws InterruptedException {
        loopWithCheckpoints().train(List.of(startingWith("runs/none/checkpoints/64")), control);
        assertThat(runs.told())
                .last()
                .isEqualTo("runs/r FAILED at 0: initial_weights runs/none/checkpoints/64 does not exist");
        assertThat(control.released()).containsExactly("runs/r DONE");
    }

    @Test
    void a_run_waits_for_a_store_that_does_not_answer_with_its_initial_weights() throws InterruptedException {
        TrainingLoop loop = new TrainingLoop(
                stream,
                ChecksumLearner.all(),
                name -> {
                    throw new ArtifactStoreUnavailableException("the store is unavailable", null);
                },
                runs,
                runs,
                intervals(),
                Tracer.NONE);
        loop.train(List.of(startingWith("runs/run/checkpoints/64")), control);
        assertThat(runs.told()).last().isEqualTo("runs/r RUNNING at 0: the store is unavailable");
        assertThat(control.released()).containsExactly("runs/r REQUEUE_WITH_BACKOFF");
    }

    private TrainingLoop loopWithCheckpoints() {
        CheckpointWeightsReader reader = new CheckpointWeightsReader(
                path -> {
                    throw new AssertionError(path);
                },
                runs);
        return new TrainingLoop(stream, ChecksumLearner.all(), reader, runs, runs, intervals(), Tracer.NONE);
    }

    private static OwnedRun startingWith(String initialWeights) {
        return new OwnedRun(
                new RunName("r"), spec("distance", 1000, 1, 1, recipe(0, 0, initialWeights)), Instant.EPOCH, 0, 0, 1);
    }

    @Test
    void a_resume_point_that_a_killed_trainer_left_of_a_run_that_succeeded_is_deleted() throws InterruptedException {
        loop.train(List.of(RUN), control);
        SavedRun last = runs.checkpoints(RUN.name()).get(6000L);
        runs.save(
                RUN,
                new SavedRun(
                        SavedRun.Kind.RESUME_POINT,
                        last.seenImageCount(),
                        last.position(),
                        last.dataFingerprint(),
                        null,
                        last.weights(),
                        last.optimiser(),
                        null));
        loop.train(List.of(RUN), control);
        assertThat(runs.resumePoint(RUN.name())).isEmpty();
        assertThat(runs.checkpoints(RUN.name())).hasSize(4);
    }

    @Test
    void a_run_that_has_ended_is_left_alone() throws InterruptedException {
        loop.train(List.of(RUN), control);
        loop.train(List.of(RUN), control);
        assertThat(runs.told()).hasSize(2);
    }

    private static Recipe recipe(int window, long heldOut, @Nullable String initialWeights) {
        Recipe standard = Recipe.DEFAULT;
        return new Recipe(
                Network.TINY,
                standard.head(),
                standard.optimiser(),
                standard.learningRate(),
                0,
                standard.regressionLoss(),
                Map.of(),
                Set.of(),
                window,
                heldOut,
                initialWeights);
    }
}
