package ventral.trainer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static ventral.trainer.djl.LearnerFixtures.recipe;
import static ventral.trainer.djl.LearnerFixtures.step;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.contract.network.Network;
import ventral.contract.spec.Optimiser;
import ventral.contract.spec.Recipe;
import ventral.platform.tensor.Tensor;
import ventral.trainer.learner.DeviceOutOfMemoryException;
import ventral.trainer.learner.Learner;
import ventral.trainer.learner.LossSummary;
import ventral.trainer.learner.Prediction;
import ventral.trainer.objective.BatchTargets;

class DjlLearnerTest extends DjlLearnerTestBase {

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
        // a ResNet-18 in bfloat16 takes minutes on a CPU that lacks the instructions
        assertResumes(PrecisionChoice.AUTO.resolve(false), recipe(Network.RESNET18, Optimiser.Adam.DEFAULT, 0));
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
        assertThat(learners.device()).isEqualTo("cpu, 1 thread, bf16");
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
}
