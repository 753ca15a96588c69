package ventral.trainer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Latent;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.network.Network;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.platform.tensor.Tensor;
import ventral.platform.tracing.Tracer;
import ventral.trainer.batch.DataOrder;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.batch.LabelledBatch;
import ventral.trainer.batch.ShuffledLabels;
import ventral.trainer.batch.StreamPosition;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunDirective;
import ventral.trainer.testing.ChecksumLearner;
import ventral.trainer.testing.InMemoryRunStore;
import ventral.trainer.testing.InMemoryStream;

/** Tests runs of controls, recalibrated checkpoints, and runs that end within an epoch. */
class ControlRunsTest {

    private static final StreamName STREAM = new StreamName("s");

    private final InMemoryStream stream = new InMemoryStream(due -> due);
    private final InMemoryRunStore runs = new InMemoryRunStore();
    private final ScriptedRunControl control = new ScriptedRunControl();
    private final TrainingLoop loop = new TrainingLoop(
            stream,
            ChecksumLearner.all(),
            path -> new TreeMap<>(),
            runs,
            runs,
            TrainingLoopTest.intervals(),
            Tracer.NONE);

    @Test
    void an_untrained_control_is_saved_once_as_it_was_initialised() throws InterruptedException {
        OwnedRun run = run("u", Objective.UNTRAINED, 0, 0, Recipe.DEFAULT);
        loop.train(List.of(run), control);
        assertThat(runs.checkpoints(run.name()).keySet()).containsExactly(0L);
        assertThat(weight(run, 0)).isEqualTo(5);
        assertThat(runs.told()).contains("runs/u SUCCEEDED at 0");
    }

    @Test
    void a_calibrated_control_keeps_its_weights_and_is_saved_once_with_the_statistics_of_its_images()
            throws InterruptedException {
        OwnedRun run = run("c", Objective.CALIBRATED, 80, 80, Recipe.DEFAULT);
        loop.train(List.of(run), control);
        assertThat(runs.checkpoints(run.name()).keySet()).containsExactly(80L);
        assertThat(weight(run, 80)).isEqualTo(5);
        assertThat(statistic(runs.checkpoints(run.name()).get(80L).weights())).isEqualTo(3L * 79 * 80 / 2);
    }

    @Test
    void a_calibrated_control_that_is_torn_away_ends_with_the_statistics_of_an_undisturbed_one()
            throws InterruptedException {
        OwnedRun torn = run("t", Objective.CALIBRATED, 80, 80, Recipe.DEFAULT);
        loop.train(List.of(torn), control.changing(RunDirective.YIELD, 6));
        loop.train(List.of(torn), control.changing(RunDirective.CONTINUE, 0));
        assertThat(statistic(runs.checkpoints(torn.name()).get(80L).weights())).isEqualTo(3L * 79 * 80 / 2);
    }

    @Test
    void shuffled_labels_are_those_of_other_images_of_the_batch_and_the_same_whenever_they_are_read()
            throws InterruptedException {
        ImageSource.ImageSourceFactory shuffled = new ShuffledLabels.ShuffledLabelsFactory(stream, 3);
        Set<List<Float>> orders = new HashSet<>();
        for (long index = 0; index < 20; index++) {
            LabelledBatch batch = shuffled.open(STREAM, index).next().orElseThrow();
            LabelledBatch again = shuffled.open(STREAM, index).next().orElseThrow();
            float[] labels = batch.labels().get(Latent.DISTANCE);
            assertThat(labels).isEqualTo(again.labels().get(Latent.DISTANCE));
            Set<Long> given = new HashSet<>();
            List<Float> order = new ArrayList<>();
            for (int i = 0; i < labels.length; i++) {
                assertThat((long) labels[i]).isNotEqualTo(batch.images()[i]);
                given.add((long) labels[i]);
                order.add(labels[i] - index * InMemoryStream.BATCH);
            }
            assertThat(given).hasSize(labels.length);
            orders.add(order);
        }
        assertThat(orders).hasSizeGreaterThan(15);
    }

    @Test
    void a_shuffled_run_learns_from_the_same_pictures_and_other_labels() throws InterruptedException {
        Objective distance = Objective.parse("distance");
        OwnedRun own = run("own", distance, 80, 80, Recipe.DEFAULT);
        OwnedRun other = run("other", distance.shuffled(), 80, 80, Recipe.DEFAULT);
        loop.train(List.of(own), control);
        loop.train(List.of(other), control);
        assertThat(weight(own, 80)).isNotEqualTo(weight(other, 80));
        assertThat(DataOrder.of(own.spec())).isNotEqualTo(DataOrder.of(other.spec()));
    }

    @Test
    void recalibrated_statistics_are_stored_beside_the_learnt_ones_and_change_no_later_step()
            throws InterruptedException {
        Objective distance = Objective.parse("distance");
        OwnedRun plain = run("plain", distance, 1600, 1600, recipe(false));
        OwnedRun recalibrated = run("recalibrated", distance, 1600, 1600, recipe(true));
        loop.train(List.of(plain), control);
        loop.train(List.of(recalibrated), control);
        for (long seen : List.of(0L, 1000L, 1600L)) {
            assertThat(weight(recalibrated, seen)).isEqualTo(weight(plain, seen));
            SavedRun saved = runs.checkpoints(recalibrated.name()).get(seen);
            assertThat(saved.recalibrated()).isNotNull();
            assertThat(ChecksumLearner.value(saved.recalibrated().get("weight")))
                    .isEqualTo(weight(plain, seen));
            assertThat(statistic(saved.recalibrated())).isEqualTo(3L * 15 * 16 / 2);
            assertThat(runs.checkpoints(plain.name()).get(seen).recalibrated()).isNull();
        }
    }

    @Test
    void a_run_that_ends_within_an_epoch_has_seen_as_many_images_as_it_was_told() throws InterruptedException {
        OwnedRun run = run("p", Objective.parse("distance"), 64, 160, recipe(false));
        loop.train(List.of(run), control);
        assertThat(runs.checkpoints(run.name()).keySet()).containsExactly(0L, 160L);
        assertThat(runs.checkpoints(run.name()).get(160L).position()).isEqualTo(new StreamPosition(2, 4));
    }

    private long weight(OwnedRun run, long seen) {
        return ChecksumLearner.value(
                runs.checkpoints(run.name()).get(seen).weights().get("weight"));
    }

    private static long statistic(Map<String, Tensor> weights) {
        return ChecksumLearner.value(weights.get("statistic"));
    }

    private static OwnedRun run(String id, Objective objective, long imageCount, long totalImageCount, Recipe recipe) {
        RunSpec spec = new RunSpec(
                STREAM,
                objective,
                imageCount,
                RunSpec.epochCount(imageCount, totalImageCount),
                totalImageCount,
                5,
                2,
                1000,
                recipe,
                0,
                null);
        return new OwnedRun(new RunName(id), spec, Instant.EPOCH, 0, 0, 1);
    }

    private static Recipe recipe(boolean recalibrates) {
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
                2,
                16,
                null,
                recalibrates);
    }
}
