package ventral.trainer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.latent.Objective;
import ventral.trainer.objective.HeadLayout;
import ventral.trainer.objective.Targets;
import ventral.trainer.run.Learner;
import ventral.trainer.run.Tensor;

class DjlLearnerTest {

    private static final int SIZE = 32;
    private static final int COUNT = 8;

    private static final LatentSpace SPACE = new LatentSpace(
            List.of("cat", "dog"),
            List.of("cat 1", "cat 2", "dog 1"),
            Map.of(
                    Latent.DISTANCE, new Moments(0, 1),
                    Latent.TRANSLATION_X, new Moments(0, 1),
                    Latent.TRANSLATION_Y, new Moments(0, 1)));
    private static final HeadLayout LAYOUT = HeadLayout.of(Objective.parse("distance-category-identity"), SPACE);

    private final DjlLearners learners = new DjlLearners(1, Precision.BF16);

    @Test
    void steps_on_one_batch_lower_its_loss() {
        try (Learner learner = learners.create(LAYOUT, 1)) {
            double first = step(learner, 0);
            double last = first;
            for (int i = 0; i < 10; i++) {
                last = step(learner, 0);
            }
            assertThat(last).isLessThan(first / 4);
        }
    }

    @Test
    void a_learner_restored_halfway_ends_with_the_same_bits_as_an_undisturbed_one() {
        try (Learner whole = learners.create(LAYOUT, 7);
                Learner half = learners.create(LAYOUT, 7);
                Learner other = learners.create(LAYOUT, 8)) {
            IntStream.range(0, 6).forEach(i -> step(whole, i));
            IntStream.range(0, 3).forEach(i -> step(half, i));
            step(other, 9);
            other.restore(half.weights(), half.optimiser());
            IntStream.range(3, 6).forEach(i -> step(other, i));
            assertThat(other.weights()).usingRecursiveComparison().isEqualTo(whole.weights());
            assertThat(other.optimiser()).usingRecursiveComparison().isEqualTo(whole.optimiser());
        }
    }

    @Test
    void untrained_trunks_depend_on_the_seed_alone() {
        HeadLayout one = HeadLayout.of(Objective.parse("rotation"), SPACE);
        try (Learner a = learners.create(LAYOUT, 7);
                Learner b = learners.create(one, 7);
                Learner c = learners.create(one, 8)) {
            assertThat(trunk(a)).usingRecursiveComparison().isEqualTo(trunk(b));
            assertThat(trunk(a)).usingRecursiveComparison().isNotEqualTo(trunk(c));
        }
    }

    @Test
    void a_state_has_the_tensors_of_torchvisions_ResNet_18() {
        try (Learner learner = learners.create(LAYOUT, 7)) {
            SortedMap<String, Tensor> weights = learner.weights();
            assertThat(weights).hasSize(122);
            assertThat(weights.get("layer2.0.downsample.0.weight").shape()).containsExactly(128, 64, 1, 1);
            assertThat(weights.get("fc.weight").shape()).containsExactly(6, 512);
            long parameters = weights.entrySet().stream()
                    .filter(entry -> !entry.getKey().startsWith("fc.") && isParameter(entry.getKey()))
                    .mapToLong(entry -> entry.getValue().data().remaining() / 4)
                    .sum();
            assertThat(parameters).isEqualTo(11_176_512);
        }
    }

    @Test
    void a_state_of_another_objective_is_refused_by_name() {
        HeadLayout other = HeadLayout.of(Objective.parse("distance"), SPACE);
        try (Learner a = learners.create(LAYOUT, 7);
                Learner b = learners.create(other, 7)) {
            assertThatThrownBy(() -> b.restore(a.weights(), a.optimiser()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("fc.weight");
        }
    }

    @Test
    void the_engine_learns() {
        learners.check();
    }

    private static boolean isParameter(String name) {
        return name.endsWith(".weight") || name.endsWith(".bias");
    }

    private static SortedMap<String, Tensor> trunk(Learner learner) {
        SortedMap<String, Tensor> trunk = new TreeMap<>(learner.weights());
        trunk.keySet().removeIf(name -> name.startsWith("fc."));
        return trunk;
    }

    private static double step(Learner learner, int batch) {
        Random random = new Random(batch);
        byte[] pixels = new byte[COUNT * SIZE * SIZE * 3];
        random.nextBytes(pixels);
        float[] regression = new float[COUNT];
        long[] classes = new long[COUNT * 2];
        for (int i = 0; i < COUNT; i++) {
            regression[i] = (float) random.nextGaussian();
            classes[2 * i] = random.nextInt(2);
            classes[2 * i + 1] = random.nextInt(3);
        }
        return learner.step(pixels, COUNT, SIZE, new Targets(regression, classes));
    }
}
