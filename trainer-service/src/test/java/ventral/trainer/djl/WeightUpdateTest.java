package ventral.trainer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ventral.trainer.djl.LearnerFixtures.floats;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.LatentGroup;
import ventral.contract.network.Network;
import ventral.contract.spec.Optimiser;
import ventral.platform.tensor.Tensor;
import ventral.trainer.learner.Learner;
import ventral.trainer.objective.BatchTargets;
import ventral.trainer.objective.Head;
import ventral.trainer.objective.HeadLayout;

/**
 * Tests steps against their formulas. The last layer's initial weights are zero, so that its output is its bias and the
 * gradient of the bias is known. A first step at rate 0 does not change the weights, and only the optimiser's state
 * records it.
 */
class WeightUpdateTest {

    private static final double RATE = .25;
    private static final Optimiser PLAIN_SGD = new Optimiser.Sgd(0, false, 0);

    /** A layout in which no head learns unit 0. */
    private static final HeadLayout LAYOUT = new HeadLayout(
            List.of(
                    new Head(LatentGroup.DISTANCE, 1, 1, Head.Loss.SQUARED_ERROR, 2, 0),
                    new Head(LatentGroup.TRANSLATION, 2, 2, Head.Loss.SMOOTH_L1, 1, 1),
                    new Head(LatentGroup.CATEGORY, 4, 3, Head.Loss.CROSS_ENTROPY, .5, 0)),
            7,
            3,
            1);

    private static final float[] BIAS = {.3f, -.7f, .2f, 1.4f, .1f, -.2f, .6f};

    private final DjlLearnerFactory learners = LearnerFixtures.learners(Precision.FP32);

    @Test
    void gradient_descent_goes_down_the_weighted_losses() {
        double[] g = gradient(1);
        assertThat(g[0]).isZero();
        double[] wanted = new double[BIAS.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = BIAS[i] - RATE * g[i];
        }
        assertBias(oneStep(PLAIN_SGD, 0), wanted);
    }

    @Test
    void the_loss_is_the_sum_of_weighted_losses_over_the_number_of_heads() {
        try (Learner learner = begun(PLAIN_SGD, 0)) {
            LearnerFixtures.step(learner, LAYOUT, 1, RATE);
            assertThat(learner.takeLossSummary().lossSum()).isCloseTo(loss(1), within(1e-6));
            LearnerFixtures.step(learner, LAYOUT, 2, 0);
            assertThat(learner.takeLossSummary().lossSum()).isNotCloseTo(loss(2), within(1e-3));
        }
    }

    @Test
    void momentum_keeps_a_share_of_the_step_before() {
        for (boolean nesterov : new boolean[] {false, true}) {
            double decay = .1;
            double[] g1 = gradient(1);
            double[] g2 = gradient(2);
            double[] wanted = new double[BIAS.length];
            for (int i = 0; i < wanted.length; i++) {
                double first = g1[i] + decay * BIAS[i];
                double second = g2[i] + decay * BIAS[i];
                double buffer = .8 * first + second;
                wanted[i] = BIAS[i] - RATE * (nesterov ? second + .8 * buffer : buffer);
            }
            assertBias(twoSteps(new Optimiser.Sgd(.8, nesterov, decay)), wanted);
        }
    }

    @Test
    void Adam_divides_the_mean_gradient_by_the_root_of_the_mean_square() {
        assertBias(twoSteps(new Optimiser.Adam(.7, .95, 1e-3, 0)), adam(0));
    }

    @Test
    void the_weight_decay_of_Adam_does_not_pass_through_its_means() {
        assertBias(twoSteps(new Optimiser.Adam(.7, .95, 1e-3, .1)), adam(.1));
    }

    @Test
    void a_gradient_that_is_too_long_is_shortened_as_a_whole() {
        SortedMap<String, Tensor> start;
        try (Learner learner = begun(PLAIN_SGD, 0)) {
            start = learner.weights();
        }
        SortedMap<String, Tensor> unclipped = oneStep(PLAIN_SGD, 0);
        double square = 0;
        for (String name : List.of("fc.weight", "fc.bias")) {
            float[] before = floats(start.get(name));
            float[] after = floats(unclipped.get(name));
            for (int i = 0; i < before.length; i++) {
                square += Math.pow((after[i] - before[i]) / RATE, 2);
            }
        }
        double length = Math.sqrt(square);
        double limit = length / 3;
        double[] g = gradient(1);
        double[] wanted = new double[BIAS.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = BIAS[i] - RATE * g[i] * limit / (length + 1e-6);
        }
        assertBias(oneStep(PLAIN_SGD, limit), wanted);
        assertThat(oneStep(PLAIN_SGD, 2 * length)).usingRecursiveComparison().isEqualTo(unclipped);
    }

    @Test
    void steps_at_rate_0_change_no_weight() {
        for (Optimiser optimiser : List.of(
                Optimiser.Adam.DEFAULT, new Optimiser.Adam(.9, .999, 1e-8, .1), new Optimiser.Sgd(.9, true, .1))) {
            try (Learner learner = learners.create(LearnerFixtures.recipe(Network.TINY, optimiser, 0), LAYOUT, 3)) {
                SortedMap<String, Tensor> before = learnt(learner);
                LearnerFixtures.step(learner, LAYOUT, 1, 0);
                LearnerFixtures.step(learner, LAYOUT, 2, 0);
                assertThat(learnt(learner)).usingRecursiveComparison().isEqualTo(before);
            }
        }
    }

    @Test
    void rows_that_nothing_is_learnt_in_keep_their_bits() {
        for (Optimiser optimiser : List.of(Optimiser.Adam.DEFAULT, new Optimiser.Sgd(.9, true, 0))) {
            try (Learner learner = learners.create(LearnerFixtures.recipe(Network.TINY, optimiser, 1), LAYOUT, 3)) {
                SortedMap<String, Tensor> before = learner.weights();
                for (int i = 0; i < 4; i++) {
                    LearnerFixtures.step(learner, LAYOUT, i, 1e-2);
                }
                SortedMap<String, Tensor> after = learner.weights();
                int features = Network.TINY.featureCount();
                assertThat(floats(after.get("fc.bias"))[0]).isEqualTo(floats(before.get("fc.bias"))[0]);
                for (int i = 0; i < 7 * features; i++) {
                    boolean same = floats(after.get("fc.weight"))[i] == floats(before.get("fc.weight"))[i];
                    assertThat(same).as("weight %d", i).isEqualTo(i < features);
                }
            }
        }
    }

    private double[] adam(double decay) {
        double[] g1 = gradient(1);
        double[] g2 = gradient(2);
        double[] wanted = new double[BIAS.length];
        for (int i = 0; i < wanted.length; i++) {
            double mean = (.7 * .3 * g1[i] + .3 * g2[i]) / (1 - .7 * .7);
            double square = (.95 * .05 * g1[i] * g1[i] + .05 * g2[i] * g2[i]) / (1 - .95 * .95);
            wanted[i] = BIAS[i] - RATE * decay * BIAS[i] - RATE * mean / (Math.sqrt(square) + 1e-3);
        }
        return wanted;
    }

    /** Returns the gradient of the bias on the batch of that number. */
    private static double[] gradient(int batch) {
        BatchTargets targets = LearnerFixtures.targets(LAYOUT, batch);
        double[] g = new double[BIAS.length];
        double each = 1. / 3 / LearnerFixtures.COUNT;
        for (int n = 0; n < LearnerFixtures.COUNT; n++) {
            g[1] += each * 2 * 2 * (BIAS[1] - targets.regression()[3 * n]);
            for (int k = 0; k < 2; k++) {
                double error = BIAS[2 + k] - targets.regression()[3 * n + 1 + k];
                g[2 + k] += each / 2 * Math.max(-1, Math.min(1, error));
            }
            for (int k = 0; k < 3; k++) {
                g[4 + k] += each * .5 * (softmax(k) - (targets.classes()[n] == k ? 1 : 0));
            }
        }
        return g;
    }

    private static double loss(int batch) {
        BatchTargets targets = LearnerFixtures.targets(LAYOUT, batch);
        double loss = 0;
        for (int n = 0; n < LearnerFixtures.COUNT; n++) {
            loss += 2 * Math.pow(BIAS[1] - targets.regression()[3 * n], 2);
            for (int k = 0; k < 2; k++) {
                double error = Math.abs(BIAS[2 + k] - targets.regression()[3 * n + 1 + k]);
                loss += (error < 1 ? error * error / 2 : error - .5) / 2;
            }
            loss -= .5 * Math.log(softmax((int) targets.classes()[n]));
        }
        return loss / LearnerFixtures.COUNT / 3;
    }

    private static double softmax(int k) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += Math.exp(BIAS[4 + i]);
        }
        return Math.exp(BIAS[4 + k]) / sum;
    }

    private Learner begun(Optimiser optimiser, double clipNorm) {
        Learner learner = learners.create(LearnerFixtures.recipe(Network.TINY, optimiser, clipNorm), LAYOUT, 3);
        learner.initialiseFrom(LearnerFixtures.withBiasAlone(learner.weights(), BIAS));
        return learner;
    }

    private SortedMap<String, Tensor> oneStep(Optimiser optimiser, double clipNorm) {
        try (Learner learner = begun(optimiser, clipNorm)) {
            LearnerFixtures.step(learner, LAYOUT, 1, RATE);
            return learner.weights();
        }
    }

    private SortedMap<String, Tensor> twoSteps(Optimiser optimiser) {
        try (Learner learner = begun(optimiser, 0)) {
            LearnerFixtures.step(learner, LAYOUT, 1, 0);
            LearnerFixtures.step(learner, LAYOUT, 2, RATE);
            return learner.weights();
        }
    }

    private static SortedMap<String, Tensor> learnt(Learner learner) {
        SortedMap<String, Tensor> weights = new TreeMap<>(learner.weights());
        weights.keySet().removeIf(name -> name.contains("running") || name.contains("tracked"));
        return weights;
    }

    private static void assertBias(SortedMap<String, Tensor> weights, double[] wanted) {
        float[] bias = floats(weights.get("fc.bias"));
        for (int i = 0; i < wanted.length; i++) {
            assertThat((double) bias[i]).as("unit %d", i).isCloseTo(wanted[i], within(2e-6));
        }
    }
}
