package ventral.trainer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static ventral.trainer.djl.LearnerFixtures.floats;
import static ventral.trainer.djl.LearnerFixtures.recipe;
import static ventral.trainer.djl.LearnerFixtures.step;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.LatentGroup;
import ventral.contract.network.Network;
import ventral.contract.spec.Optimiser;
import ventral.contract.spec.Recipe;
import ventral.platform.tensor.Tensor;
import ventral.trainer.learner.Learner;
import ventral.trainer.objective.Head;
import ventral.trainer.objective.HeadLayout;

/** Tests the states with which a learner starts: its own untrained one, and those of others. */
class InitialStateTest extends DjlLearnerTestBase {

    @Test
    void what_an_optimiser_remembers_is_named_as_in_PyTorch() {
        try (Learner adam = learners.create(TINY, LAYOUT, 7);
                Learner sgd = learners.create(recipe(Network.TINY, new Optimiser.Sgd(.9, false, 0), 0), LAYOUT, 7);
                Learner plain = learners.create(recipe(Network.TINY, new Optimiser.Sgd(0, false, 0), 0), LAYOUT, 7)) {
            assertThat(adam.optimiser()).containsKeys("exp_avg.fc.bias", "exp_avg_sq.conv1.weight", "step");
            assertThat(sgd.optimiser()).containsKeys("momentum_buffer.fc.bias", "step");
            assertThat(plain.optimiser()).containsOnlyKeys("step");
        }
    }

    @Test
    void untrained_trunks_depend_on_the_seed_alone() {
        try (Learner a = learners.create(TINY, LAYOUT, 7);
                Learner b = learners.create(recipe(Network.TINY, new Optimiser.Sgd(0, false, 0), 1), DISTANCE, 7);
                Learner c = learners.create(TINY, DISTANCE, 8)) {
            assertThat(trunk(a)).usingRecursiveComparison().isEqualTo(trunk(b));
            assertThat(trunk(a)).usingRecursiveComparison().isNotEqualTo(trunk(c));
        }
    }

    @Test
    void fresh_weights_are_spread_as_torchvisions() {
        try (Learner learner = learners.create(recipe(Network.RESNET18, Optimiser.Adam.DEFAULT, 0), LAYOUT, 7)) {
            SortedMap<String, Tensor> weights = learner.weights();
            assertThat(deviation(weights.get("layer3.0.conv1.weight")))
                    .isCloseTo(Math.sqrt(2. / (256 * 9)), within(1e-4));
            assertThat(floats(weights.get("layer3.0.bn1.weight"))).containsOnly(1);
            assertThat(floats(weights.get("layer3.0.bn1.bias"))).containsOnly(0);
            double bound = 1 / Math.sqrt(512);
            for (String name : List.of("fc.weight", "fc.bias")) {
                for (float value : floats(weights.get(name))) {
                    assertThat((double) value).isBetween(-bound, bound);
                }
            }
            assertThat(deviation(weights.get("fc.weight"))).isCloseTo(bound / Math.sqrt(3), within(2e-3));
        }
    }

    @Test
    void a_state_has_the_tensors_of_torchvisions_ResNet_18() {
        try (Learner learner = learners.create(recipe(Network.RESNET18, Optimiser.Adam.DEFAULT, 0), LAYOUT, 7)) {
            SortedMap<String, Tensor> weights = learner.weights();
            assertThat(weights).hasSize(122);
            assertThat(weights.get("layer2.0.downsample.0.weight").shape()).containsExactly(128, 64, 1, 1);
            assertThat(weights.get("fc.weight").shape()).containsExactly(3, 512);
            assertThat(weights.get("layer4.1.bn2.num_batches_tracked").shape()).isEmpty();
        }
    }

    @Test
    void a_state_of_another_objective_is_refused_by_name_and_changes_nothing() {
        try (Learner a = learners.create(TINY, LAYOUT, 7);
                Learner b = learners.create(TINY, DISTANCE, 8)) {
            SortedMap<String, Tensor> before = b.weights();
            assertThatThrownBy(() -> b.restore(a.weights(), a.optimiser()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("fc.weight");
            assertThat(b.weights()).usingRecursiveComparison().isEqualTo(before);
        }
    }

    @Test
    void weights_from_elsewhere_are_taken_over_with_their_last_layer_if_it_fits() {
        try (Learner a = learners.create(TINY, LAYOUT, 7);
                Learner b = learners.create(TINY, LAYOUT, 8);
                Learner c = learners.create(TINY, DISTANCE, 9)) {
            step(a, LAYOUT, 0, RATE);
            SortedMap<String, Tensor> own = c.weights();
            b.initialiseFrom(a.weights());
            c.initialiseFrom(a.weights());
            assertThat(b.weights()).usingRecursiveComparison().isEqualTo(a.weights());
            assertThat(trunk(c)).usingRecursiveComparison().isEqualTo(trunk(a));
            for (String name : List.of("fc.weight", "fc.bias")) {
                assertThat(floats(c.weights().get(name))).isEqualTo(floats(own.get(name)));
            }
        }
    }

    @Test
    void weights_from_elsewhere_need_no_batch_counts_and_every_other_tensor() {
        try (Learner a = learners.create(TINY, LAYOUT, 7);
                Learner b = learners.create(TINY, LAYOUT, 8)) {
            SortedMap<String, Tensor> weights = a.weights();
            weights.keySet().removeIf(name -> name.endsWith("num_batches_tracked"));
            b.initialiseFrom(weights);
            assertThat(trunk(b)).usingRecursiveComparison().isEqualTo(trunk(a));
            Tensor taken = weights.remove("layer2.0.bn1.running_var");
            assertThatThrownBy(() -> b.initialiseFrom(weights))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("layer2.0.bn1.running_var");
            weights.put("layer2.0.bn1.running_var", taken);
            weights.put("layer1.0.conv1.weight", taken);
            assertThatThrownBy(() -> b.initialiseFrom(weights))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("layer1.0.conv1.weight");
        }
    }

    @Test
    void a_torchvision_ResNet_18_can_be_begun_with() {
        HeadLayout thousand = new HeadLayout(
                List.of(new Head(LatentGroup.CATEGORY, 0, 1000, Head.Loss.CROSS_ENTROPY, 1, 0)), 1000, 0, 1);
        Recipe recipe = recipe(Network.RESNET18, Optimiser.Adam.DEFAULT, 0);
        try (Learner imagenet = learners.create(recipe, thousand, 7);
                Learner learner = learners.create(recipe, DISTANCE, 8)) {
            learner.initialiseFrom(imagenet.weights());
            assertThat(trunk(learner)).usingRecursiveComparison().isEqualTo(trunk(imagenet));
            assertThat(learner.weights().get("fc.weight").shape()).containsExactly(1, 512);
        }
    }

    private static double deviation(Tensor tensor) {
        float[] values = floats(tensor);
        double square = 0;
        for (float value : values) {
            square += value * value;
        }
        return Math.sqrt(square / values.length);
    }

    private static SortedMap<String, Tensor> trunk(Learner learner) {
        SortedMap<String, Tensor> trunk = new TreeMap<>(learner.weights());
        trunk.keySet().removeIf(name -> name.startsWith("fc.") || name.endsWith("num_batches_tracked"));
        return trunk;
    }
}
