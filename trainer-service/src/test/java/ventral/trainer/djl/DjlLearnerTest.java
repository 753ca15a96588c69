package ventral.trainer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static ventral.trainer.djl.LearnerFixtures.floats;
import static ventral.trainer.djl.LearnerFixtures.recipe;
import static ventral.trainer.djl.LearnerFixtures.step;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.LatentGroup;
import ventral.contract.network.Network;
import ventral.contract.spec.Optimiser;
import ventral.contract.spec.Recipe;
import ventral.platform.tensor.Tensor;
import ventral.trainer.learner.DeviceOutOfMemoryException;
import ventral.trainer.learner.Learner;
import ventral.trainer.learner.LossSummary;
import ventral.trainer.learner.Prediction;
import ventral.trainer.objective.BatchTargets;
import ventral.trainer.objective.Head;
import ventral.trainer.objective.HeadLayout;

class DjlLearnerTest {

    private static final double RATE = 1e-3;
    private static final Recipe TINY = recipe(Network.TINY, Optimiser.Adam.DEFAULT, 0);
    private static final HeadLayout LAYOUT = new HeadLayout(
            List.of(
                    new Head(LatentGroup.DISTANCE, 0, 1, Head.Loss.SQUARED_ERROR, 1, 0),
                    new Head(LatentGroup.CATEGORY, 1, 2, Head.Loss.CROSS_ENTROPY, 1, 0)),
            3,
            1,
            1);
    private static final HeadLayout DISTANCE =
            new HeadLayout(List.of(new Head(LatentGroup.DISTANCE, 0, 1, Head.Loss.SQUARED_ERROR, 1, 0)), 1, 1, 0);

    private final DjlLearnerFactory learners = LearnerFixtures.learners(Precision.BF16);

    @Test
    void steps_on_one_batch_lower_its_loss() {
        try (Learner learner = learners.create(recipe(Network.RESNET18, Optimiser.Adam.DEFAULT, 0), LAYOUT, 1)) {
            step(learner, LAYOUT, 0, RATE);
            double first = learner.takeLossSummary().lossSum();
            IntStream.range(0, 9).forEach(i -> step(learner, LAYOUT, 0, RATE));
            learner.takeLossSummary();
            step(learner, LAYOUT, 0, RATE);
            assertThat(learner.takeLossSummary().lossSum()).isLessThan(first / 4);
        }
    }

    @Test
    void a_ResNet_50_learns_too() {
        try (Learner learner = learners.create(recipe(Network.RESNET50, Optimiser.Adam.DEFAULT, 1), LAYOUT, 1)) {
            assertThat(learner.weights()).hasSize(320);
            step(learner, LAYOUT, 0, RATE / 10);
            double first = learner.takeLossSummary().lossSum();
            IntStream.range(0, 6).forEach(i -> step(learner, LAYOUT, 0, RATE / 10));
            learner.takeLossSummary();
            step(learner, LAYOUT, 0, RATE / 10);
            assertThat(learner.takeLossSummary().lossSum()).isLessThan(first);
        }
    }

    @Test
    void a_learner_restored_halfway_ends_with_the_same_bits_as_an_undisturbed_one() {
        for (Precision precision : Precision.values()) {
            assertResumes(precision, recipe(Network.TINY, Optimiser.Adam.DEFAULT, 1));
            assertResumes(precision, recipe(Network.TINY, new Optimiser.Adam(.9, .99, 1e-8, .01), 0));
            assertResumes(precision, recipe(Network.TINY, new Optimiser.Sgd(.9, true, .01), 0));
            assertResumes(precision, recipe(Network.TINY, new Optimiser.Sgd(0, false, 0), 0));
        }
        assertResumes(Precision.BF16, recipe(Network.RESNET18, Optimiser.Adam.DEFAULT, 0));
    }

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

    @Test
    void an_estimate_is_of_each_image_by_itself_and_changes_nothing() {
        DjlLearnerFactory exact = LearnerFixtures.learners(Precision.FP32);
        try (Learner learner = exact.create(TINY, LAYOUT, 7)) {
            IntStream.range(0, 3).forEach(i -> step(learner, LAYOUT, i, RATE));
            SortedMap<String, Tensor> before = learner.weights();
            BatchTargets targets = LearnerFixtures.targets(LAYOUT, 5);
            byte[] pixels = LearnerFixtures.pixels(5);
            Prediction all = learner.predict(pixels, LearnerFixtures.COUNT, LearnerFixtures.SIZE, targets);
            Prediction first = learner.predict(
                    Arrays.copyOf(pixels, pixels.length / LearnerFixtures.COUNT),
                    1,
                    LearnerFixtures.SIZE,
                    new BatchTargets(Arrays.copyOf(targets.regression(), 1), Arrays.copyOf(targets.classes(), 1)));
            assertThat(all.outputs()).hasSize(LearnerFixtures.COUNT * LAYOUT.unitCount());
            for (int i = 0; i < LAYOUT.unitCount(); i++) {
                assertThat(first.outputs()[i]).isCloseTo(all.outputs()[i], within(1e-4f));
            }
            assertThat(all.loss()).isCloseTo(loss(all.outputs(), targets), within(1e-5));
            assertThat(learner.weights()).usingRecursiveComparison().isEqualTo(before);
            assertThat(learner.takeLossSummary().stepCount()).isEqualTo(3);
        }
    }

    @Test
    void a_tally_is_of_the_steps_since_the_one_before() {
        try (Learner learner = learners.create(TINY, LAYOUT, 7);
                Learner single = learners.create(TINY, LAYOUT, 7)) {
            double sum = 0;
            for (int i = 0; i < 3; i++) {
                step(learner, LAYOUT, i, RATE);
                step(single, LAYOUT, i, RATE);
                sum += single.takeLossSummary().lossSum();
            }
            LossSummary tally = learner.takeLossSummary();
            assertThat(tally.stepCount()).isEqualTo(3);
            assertThat(tally.lossSum()).isCloseTo(sum, within(1e-12));
            assertThat(tally.firstDiverged()).isNull();
            assertThat(learner.takeLossSummary()).isEqualTo(new LossSummary(0, 0, null));
        }
    }

    @Test
    void the_first_step_without_a_finite_loss_is_told() {
        try (Learner learner = learners.create(TINY, DISTANCE, 7)) {
            IntStream.range(0, 2).forEach(i -> step(learner, DISTANCE, i, RATE));
            float[] wrong = new float[LearnerFixtures.COUNT];
            wrong[3] = Float.POSITIVE_INFINITY;
            learner.step(
                    LearnerFixtures.pixels(2),
                    LearnerFixtures.COUNT,
                    LearnerFixtures.SIZE,
                    new BatchTargets(wrong, new long[0]),
                    RATE);
            step(learner, DISTANCE, 3, RATE);
            assertThat(learner.takeLossSummary().firstDiverged()).isEqualTo(2);
            step(learner, DISTANCE, 4, RATE);
            assertThat(learner.takeLossSummary().firstDiverged()).isEqualTo(0);
        }
    }

    @Test
    void a_device_without_memory_is_told_from_other_failures() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThatThrownBy(() -> manager.zeros(new Shape(1L << 45)))
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            e -> assertThat(TorchEngine.translate(e, "gpu 0", "a batch"))
                                    .isInstanceOf(DeviceOutOfMemoryException.class)
                                    .hasMessageContaining("gpu 0")
                                    .hasMessageContaining("a batch")
                                    .hasMessageContaining("smaller batches"));
        }
        EngineException cuda = new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB");
        assertThat(TorchEngine.translate(cuda, "gpu 0", "a batch")).isInstanceOf(DeviceOutOfMemoryException.class);
        EngineException other = new EngineException("shapes differ");
        assertThat(TorchEngine.translate(other, "gpu 0", "a batch")).isSameAs(other);
    }

    @Test
    void the_engine_learns_and_computes_convolutions_as_they_are_defined() {
        learners.check();
        LearnerFixtures.learners(Precision.FP32).check();
    }

    @Test
    void the_device_is_named_with_what_this_process_takes_of_it() {
        assertThat(learners.device()).isEqualTo("cpu, 1 thread");
        assertThat(learners.use().memoryBytes()).isGreaterThan(100 << 20);
        assertThat(learners.describe()).startsWith("PyTorch").endsWith("on cpu, 1 thread, bf16");
    }

    private static void assertResumes(Precision precision, Recipe recipe) {
        DjlLearnerFactory learners = LearnerFixtures.learners(precision);
        try (Learner whole = learners.create(recipe, LAYOUT, 7);
                Learner half = learners.create(recipe, LAYOUT, 7);
                Learner other = learners.create(recipe, LAYOUT, 8)) {
            IntStream.range(0, 6).forEach(i -> step(whole, LAYOUT, i, RATE));
            IntStream.range(0, 3).forEach(i -> step(half, LAYOUT, i, RATE));
            step(other, LAYOUT, 9, RATE);
            other.restore(half.weights(), half.optimiser());
            IntStream.range(3, 6).forEach(i -> step(other, LAYOUT, i, RATE));
            assertThat(other.weights()).usingRecursiveComparison().isEqualTo(whole.weights());
            assertThat(other.optimiser()).usingRecursiveComparison().isEqualTo(whole.optimiser());
        }
    }

    private static double loss(float[] outputs, BatchTargets targets) {
        double loss = 0;
        for (int n = 0; n < LearnerFixtures.COUNT; n++) {
            double other = outputs[3 * n + 2 - (int) targets.classes()[n]];
            double right = outputs[3 * n + 1 + (int) targets.classes()[n]];
            loss += Math.pow(outputs[3 * n] - targets.regression()[n], 2) + Math.log1p(Math.exp(other - right));
        }
        return loss / LearnerFixtures.COUNT / 2;
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
