package ventral.trainer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.network.Network;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.learner.LearnerFactory;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunDirective;
import ventral.trainer.run.RunReport;
import ventral.trainer.testing.ChecksumLearner;
import ventral.trainer.testing.InMemoryRunStore;
import ventral.trainer.testing.InMemoryStream;

public class TrainingLoopTest {

    private static final int IMAGES = 3000;
    private static final OwnedRun RUN = run("run", IMAGES, 2);

    private final InMemoryStream stream = new InMemoryStream(due -> due);
    private final InMemoryRunStore runs = new InMemoryRunStore();
    private final ScriptedRunControl control = new ScriptedRunControl();
    private final TrainingLoop loop = loop(stream, ChecksumLearner.all());

    @Test
    void a_run_is_saved_untrained_on_the_grid_and_at_its_end() throws InterruptedException {
        loop.train(List.of(RUN), control);
        assertThat(runs.checkpoints(RUN.name()).keySet()).containsExactly(0L, 1000L, 3168L, 6000L);
        assertThat(runs.told()).containsExactly("runs/run RUNNING at 0", "runs/run SUCCEEDED at 6000");
        assertThat(control.released()).containsExactly("runs/run DONE");
    }

    @Test
    void a_run_that_is_let_go_of_again_and_again_ends_with_the_weights_of_an_undisturbed_one()
            throws InterruptedException {
        loop.train(List.of(RUN), control);
        OwnedRun disturbed = run("disturbed", IMAGES, 2);
        for (int stay = 0; !hasSucceeded(disturbed); stay++) {
            loop.train(List.of(disturbed), control.changing(RunDirective.YIELD, 41 + 7 * stay));
        }
        assertSameCheckpoints(disturbed, RUN);
        assertThat(runs.resumePoint(disturbed.name())).isEmpty();
    }

    @Test
    void a_run_that_is_torn_away_again_and_again_ends_with_the_weights_of_an_undisturbed_one()
            throws InterruptedException {
        loop.train(List.of(RUN), control);
        OwnedRun torn = run("torn", IMAGES, 2);
        // each assignment is long enough for at least one more checkpoint, and ends some time after it
        for (int stay = 0; !hasSucceeded(torn); stay++) {
            loop.train(List.of(torn), control.changing(RunDirective.ABANDON, 401 + 7 * stay));
            assertThat(stay).isLessThan(4);
        }
        assertSameCheckpoints(torn, RUN);
    }

    @Test
    void a_run_that_is_saved_from_time_to_time_learns_little_twice() throws InterruptedException {
        AtomicLong seconds = new AtomicLong();
        TrainingLoop saving = new TrainingLoop(
                stream,
                ChecksumLearner.all(),
                path -> new TreeMap<>(),
                runs,
                runs,
                new TrainingIntervals(
                        () -> Duration.ofSeconds(seconds.incrementAndGet()),
                        Duration.ofDays(1),
                        Duration.ofSeconds(30),
                        Duration.ZERO));
        saving.train(List.of(RUN), control.changing(RunDirective.ABANDON, 101));
        assertThat(runs.resumePoint(RUN.name()))
                .hasValueSatisfying(saved -> assertThat(saved.seenImageCount()).isBetween(600L, 808L));
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
    void what_concerns_one_run_alone_does_not_disturb_the_others() throws InterruptedException {
        OwnedRun unlabelled = new OwnedRun(
                new RunName("unlabelled"), spec("translation", 1000, 1, 1, Recipe.DEFAULT), Instant.EPOCH, 0, 0, 1);
        loop.train(List.of(unlabelled, inSweep("b", 1000, 2)), control);
        assertThat(runs.told())
                .anyMatch(word -> word.startsWith("runs/unlabelled FAILED at 0: batch 0 of streams/s: not every image"))
                .contains("runs/b SUCCEEDED at 1000");
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
                rhythms());
        OwnedRun run = new OwnedRun(
                new RunName("r"), spec("distance", 1000, 1, 1, recipe(0, 0, "/w.safetensors")), Instant.EPOCH, 0, 0, 1);
        loop.train(List.of(run), control);
        assertThat(weight(run, 0)).isEqualTo(14);
    }

    @Test
    void a_run_that_has_ended_is_left_alone() throws InterruptedException {
        loop.train(List.of(RUN), control);
        loop.train(List.of(RUN), control);
        assertThat(runs.told()).hasSize(2);
    }

    @Test
    void a_cancelled_run_ends_after_the_batch_that_it_is_at() throws InterruptedException {
        loop.train(List.of(RUN), control.changing(RunDirective.CANCEL, 12));
        assertThat(runs.told()).last().isEqualTo("runs/run CANCELLED at 80");
        assertThat(runs.checkpoints(RUN.name()).keySet()).containsExactly(0L);
    }

    @Test
    void a_paused_run_goes_on_where_it_stopped() throws InterruptedException {
        loop.train(List.of(RUN), control.changing(RunDirective.PAUSE, 12));
        assertThat(runs.told()).last().isEqualTo("runs/run PAUSED at 80");
        assertThat(control.released()).containsExactly("runs/run PAUSED");
        loop.train(List.of(RUN), control.changing(RunDirective.CONTINUE, 0));
        assertThat(runs.told()).contains("runs/run RUNNING at 80").last().isEqualTo("runs/run SUCCEEDED at 6000");
    }

    @Test
    void a_full_store_is_waited_for() throws InterruptedException {
        runs.fill(3);
        loop.train(List.of(RUN), control);
        assertThat(runs.told())
                .contains("runs/run RUNNING at 0: the store is full")
                .last()
                .isEqualTo("runs/run SUCCEEDED at 6000");
        assertThat(runs.checkpoints(RUN.name()).keySet()).containsExactly(0L, 1000L, 3168L, 6000L);
    }

    @Test
    void a_run_that_the_device_has_no_room_for_waits_and_is_not_failed() throws InterruptedException {
        loop(stream, ChecksumLearner.all(Integer.MAX_VALUE, 0)).train(List.of(RUN), control);
        assertThat(runs.told()).last().isEqualTo("runs/run RUNNING at 0: the device has no memory left");
        assertThat(control.released()).containsExactly("runs/run REQUEUE_WITH_BACKOFF");
    }

    @Test
    void of_runs_that_the_device_has_not_room_enough_for_some_are_trained() throws InterruptedException {
        List<OwnedRun> sweep = List.of(inSweep("a", 1000, 1), inSweep("b", 1000, 2));
        loop(stream, ChecksumLearner.all(Integer.MAX_VALUE, 1)).train(sweep, control);
        assertThat(control.released()).containsExactly("runs/b REQUEUE", "runs/a DONE");
    }

    @Test
    void a_run_that_the_device_has_no_room_to_save_waits_and_the_others_go_on() throws InterruptedException {
        List<OwnedRun> sweep = List.of(inSweep("a", 1000, 1), inSweep("b", 1000, 2));
        loop(stream, ChecksumLearner.withoutMemoryToSave(1)).train(sweep, control);
        assertThat(control.released()).containsExactly("runs/a REQUEUE", "runs/b DONE");
    }

    @Test
    void a_batch_that_is_not_the_next_fails_the_run_loudly() throws InterruptedException {
        loop(new InMemoryStream(due -> due == 5 ? 6 : due), ChecksumLearner.all())
                .train(List.of(RUN), control);
        assertThat(runs.told()).last().isEqualTo("runs/run FAILED at 40: batch 6 of streams/s came instead of batch 5");
    }

    @Test
    void a_stream_that_was_made_anew_from_something_else_is_not_learnt_from() throws InterruptedException {
        loop.train(List.of(RUN), control.changing(RunDirective.YIELD, 400));
        stream.makeAnew();
        loop.train(List.of(RUN), control.changing(RunDirective.CONTINUE, 0));
        assertThat(runs.told())
                .last()
                .asString()
                .contains("FAILED")
                .contains("is not of the stream that the run started with");
    }

    @Test
    void a_loss_that_is_no_number_fails_the_run_and_says_where_and_its_last_checkpoint_stays()
            throws InterruptedException {
        loop(stream, ChecksumLearner.all(130, 9)).train(List.of(RUN), control);
        assertThat(runs.told())
                .last()
                .asString()
                .contains("FAILED")
                .contains("at the step after 1040 images, in epoch 0");
        assertThat(runs.checkpoints(RUN.name()).keySet()).containsExactly(0L, 1000L);
    }

    @Test
    void a_failed_run_is_tried_again_when_the_user_wants_it() throws InterruptedException {
        loop(stream, ChecksumLearner.all(130, 9)).train(List.of(RUN), control);
        loop.train(List.of(RUN), control);
        assertThat(runs.told()).last().asString().contains("FAILED");
        OwnedRun again = new OwnedRun(RUN.name(), RUN.spec(), RUN.createTime(), 1, 0, 1);
        loop.train(List.of(again), control);
        assertThat(runs.told()).contains("runs/run RUNNING at 1000").last().isEqualTo("runs/run SUCCEEDED at 6000");
    }

    private TrainingLoop loop(ImageSource.ImageSourceFactory images, LearnerFactory learners) {
        return new TrainingLoop(images, learners, path -> new TreeMap<>(), runs, runs, rhythms());
    }

    public static TrainingIntervals rhythms() {
        return new TrainingIntervals(() -> Duration.ZERO, Duration.ofDays(1), Duration.ofDays(1), Duration.ZERO);
    }

    private boolean hasSucceeded(OwnedRun run) {
        return runs.latest(run)
                .filter(report -> report.state() == RunReport.State.SUCCEEDED)
                .isPresent();
    }

    private void assertSameCheckpoints(OwnedRun run, OwnedRun expected) {
        assertThat(runs.checkpoints(run.name()).keySet())
                .isEqualTo(runs.checkpoints(expected.name()).keySet());
        runs.checkpoints(expected.name())
                .keySet()
                .forEach(seen -> assertThat(weight(run, seen)).isEqualTo(weight(expected, seen)));
    }

    private long weight(OwnedRun run, long seenImageCount) {
        return ChecksumLearner.value(
                runs.checkpoints(run.name()).get(seenImageCount).weights().get("weight"));
    }

    private static OwnedRun run(String id, long imageCount, int epochCount) {
        return run(id, imageCount, epochCount, 3);
    }

    private static OwnedRun run(String id, long imageCount, int epochCount, long seed) {
        return new OwnedRun(
                new RunName(id),
                spec("distance", imageCount, epochCount, seed, Recipe.DEFAULT),
                Instant.EPOCH,
                0,
                0,
                1);
    }

    private static OwnedRun inSweep(String id, long imageCount, long seed) {
        RunSpec spec = new RunSpec(
                new StreamName("s"), Objective.parse("distance"), imageCount, 1, seed, 2, new SweepName("sweep"));
        return new OwnedRun(new RunName(id), spec, Instant.EPOCH, 0, 0, 1);
    }

    private static RunSpec spec(String objective, long imageCount, int epochCount, long seed, Recipe recipe) {
        return new RunSpec(
                new StreamName("s"), Objective.parse(objective), imageCount, epochCount, seed, 2, recipe, 0, null);
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
