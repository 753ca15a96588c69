package ventral.trainer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ventral.trainer.djl.LearnerFixtures.floats;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ventral.contract.network.Network;
import ventral.contract.spec.Optimiser;
import ventral.contract.spec.Recipe;
import ventral.platform.tensor.Tensor;
import ventral.trainer.learner.Learner;
import ventral.trainer.objective.HeadLayout;

/** Tests the estimation of batch-norm statistics without learning. */
class CalibrationTest {

    private static final Recipe TINY = LearnerFixtures.recipe(Network.TINY, Optimiser.Adam.DEFAULT, 0);
    private static final HeadLayout NO_HEADS = new HeadLayout(List.of(), 3, 0, 0);

    @Test
    void each_statistic_is_the_mean_of_its_values_in_the_batches_and_weights_stay_as_they_are() {
        try (Learner learner = LearnerFixtures.learners(Precision.FP32).create(TINY, NO_HEADS, 1)) {
            SortedMap<String, Tensor> fresh = learner.weights();
            SortedMap<String, Tensor> first = calibrated(learner, 0);
            SortedMap<String, Tensor> second = calibrated(learner, 1);
            SortedMap<String, Tensor> both = calibrated(learner, 0, 1);
            assertThat(statistics(first)).isNotEqualTo(statistics(second));
            for (String name : statistics(fresh).keySet()) {
                float[] a = floats(first.get(name));
                float[] b = floats(second.get(name));
                float[] mean = floats(both.get(name));
                for (int i = 0; i < mean.length; i++) {
                    assertThat(mean[i]).as(name).isCloseTo((a[i] + b[i]) / 2, within(1e-5f * Math.max(1, mean[i])));
                }
            }
            assertThat(weights(both)).usingRecursiveComparison().isEqualTo(weights(fresh));
        }
    }

    @Test
    void a_calibration_on_one_batch_normalises_that_batch_as_training_does() {
        try (Learner learner = LearnerFixtures.learners(Precision.FP32).create(TINY, NO_HEADS, 1)) {
            SortedMap<String, Tensor> once = calibrated(learner, 0);
            SortedMap<String, Tensor> again = calibrated(learner, 0, 0, 0);
            for (String name : statistics(once).keySet()) {
                float[] expected = floats(once.get(name));
                float[] actual = floats(again.get(name));
                for (int i = 0; i < expected.length; i++) {
                    assertThat(actual[i]).as(name).isCloseTo(expected[i], within(1e-5f * Math.max(1, expected[i])));
                }
            }
        }
    }

    private static SortedMap<String, Tensor> calibrated(Learner learner, int... batches) {
        for (int i = 0; i < batches.length; i++) {
            learner.calibrate(LearnerFixtures.pixels(batches[i]), LearnerFixtures.COUNT, LearnerFixtures.SIZE, i);
        }
        return learner.weights();
    }

    private static SortedMap<String, Tensor> statistics(SortedMap<String, Tensor> all) {
        SortedMap<String, Tensor> statistics = new TreeMap<>(all);
        statistics.keySet().removeIf(name -> !name.contains(".running_"));
        return statistics;
    }

    private static SortedMap<String, Tensor> weights(SortedMap<String, Tensor> all) {
        SortedMap<String, Tensor> weights = new TreeMap<>(all);
        weights.keySet().removeIf(name -> name.contains(".running_") || name.endsWith("num_batches_tracked"));
        return weights;
    }
}
