package ventral.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.latent.Objective;
import ventral.contract.latent.Symmetry;
import ventral.contract.spec.Recipe.HeadForm;
import ventral.contract.validation.LatentAccuracy;
import ventral.contract.validation.Validation;
import ventral.contract.wire.ValidationMapper;

class ValidationAccumulatorTest {

    private static final double QUARTER = Math.PI / 2;

    private static final LatentSpace SPACE = new LatentSpace(
            List.of("a", "b", "c", "d", "e", "f", "g"),
            List.of("plain", "bottle", "table"),
            Map.of(
                    Latent.DISTANCE, new Moments(3, 2),
                    Latent.TRANSLATION_X, new Moments(0, 1),
                    Latent.TRANSLATION_Y, new Moments(0, 1)),
            Map.of(1, new Symmetry(0, 1, 0, Symmetry.ANY_TURN), 2, new Symmetry(0, 1, 0, 4)));

    @Test
    void a_length_is_judged_in_metres() {
        // z-scores .5 and -1 of mean 3 and deviation 2 are 4 m and 1 m, where 5 m and 1 m are true
        Validation result = trial("distance", new float[] {.5f, -1}, Map.of(Latent.DISTANCE, new float[] {5, 1}));
        var figures = (LatentAccuracy.RegressionAccuracy) result.latents().get(Latent.DISTANCE);
        assertThat(figures.rootMeanSquaredError()).isCloseTo(Math.sqrt(.5), within(1e-6));
        assertThat(figures.rSquared()).isCloseTo(1 - 1 / 8., within(1e-6));
        assertThat(result.rotationErrorDegrees()).isNull();
    }

    @Test
    void of_a_length_that_is_the_same_everywhere_no_share_of_the_variance_can_be_explained() {
        // the mean of three times .1f differs from .1f by rounding
        Validation result =
                trial("distance", new float[] {.5f, -1, 0}, Map.of(Latent.DISTANCE, new float[] {.1f, .1f, .1f}));
        var figures = (LatentAccuracy.RegressionAccuracy) result.latents().get(Latent.DISTANCE);
        assertThat(figures.rSquared()).isNaN();
        assertThat(figures.rootMeanSquaredError()).isPositive();
        assertThat(ValidationMapper.toWire(result).getLatents(0).hasRSquared()).isFalse();
        assertThat(ValidationMapper.fromWire(ValidationMapper.toWire(result))).isEqualTo(result);
    }

    @Test
    void an_angle_is_judged_in_degrees_the_short_way_round() {
        double truth = Math.toRadians(179);
        double estimate = Math.toRadians(-179);
        Validation result = rotation(new double[] {0, estimate, 0}, new double[] {0, truth, 0}, 0);
        var yaw = (LatentAccuracy.RegressionAccuracy) result.latents().get(Latent.ROTATION_YAW);
        assertThat(yaw.rootMeanSquaredError()).isCloseTo(2, within(1e-3));
        assertThat(result.rotationErrorDegrees()).isCloseTo(2., within(1e-3));
    }

    @Test
    void the_error_of_a_rotation_is_that_of_one_turn_not_of_three_angles() {
        // with the object pitched straight up, yaw and roll turn it about the same axis and cancel
        Validation result = rotation(new double[] {QUARTER, .7, .7}, new double[] {QUARTER, .2, .2}, 0);
        assertThat(result.rotationErrorDegrees()).isCloseTo(0., within(1e-3));
    }

    @Test
    void a_turn_that_cannot_be_seen_is_no_error() {
        double[] upright = {0, 0, 0};
        double[] turned = {0, 1, 0};
        assertThat(rotation(turned, upright, 0).rotationErrorDegrees()).isCloseTo(Math.toDegrees(1), within(1e-3));
        assertThat(rotation(turned, upright, 1).rotationErrorDegrees()).isCloseTo(0., within(1e-3));
        // a table of four corners looks the same after each quarter of a turn
        assertThat(rotation(turned, upright, 2).rotationErrorDegrees())
                .isCloseTo(Math.toDegrees(QUARTER - 1), within(1e-3));
    }

    @Test
    void a_class_is_right_when_it_is_the_likeliest_and_nearly_right_among_five() {
        float[] outputs = new float[21];
        float[] rising = {0, 1, 2, 3, 4, 5, 6};
        System.arraycopy(rising, 0, outputs, 0, 7);
        System.arraycopy(rising, 0, outputs, 7, 7);
        System.arraycopy(rising, 0, outputs, 14, 7);
        Validation result = trial("category", outputs, Map.of(Latent.CATEGORY, new float[] {6, 2, 1}));
        var figures = (LatentAccuracy.ClassificationAccuracy) result.latents().get(Latent.CATEGORY);
        assertThat(figures.top1()).isCloseTo(1 / 3., within(1e-9));
        assertThat(figures.top5()).isCloseTo(2 / 3., within(1e-9));
    }

    @Test
    void classes_that_are_all_thought_as_likely_are_no_hit() {
        Validation result = trial("category", new float[7], Map.of(Latent.CATEGORY, new float[] {0}));
        assertThat(result.latents().get(Latent.CATEGORY)).isEqualTo(new LatentAccuracy.ClassificationAccuracy(0, 0));
    }

    private static Validation rotation(double[] estimate, double[] truth, int identity) {
        float[] outputs = new float[6];
        Map<Latent, float[]> labels = new EnumMap<>(Latent.class);
        List<Latent> angles = List.of(Latent.ROTATION_PITCH, Latent.ROTATION_YAW, Latent.ROTATION_ROLL);
        for (int k = 0; k < 3; k++) {
            outputs[k] = (float) (3 * Math.sin(estimate[k])); // the vector need not have unit length
            outputs[3 + k] = (float) (3 * Math.cos(estimate[k]));
            labels.put(angles.get(k), new float[] {(float) truth[k]});
        }
        labels.put(Latent.IDENTITY, new float[] {identity});
        return trial("rotation", outputs, labels);
    }

    private static Validation trial(String objective, float[] outputs, Map<Latent, float[]> labels) {
        var encoder = new TargetEncoder(Objective.parse(objective), SPACE, HeadLayoutTest.recipe(HeadForm.OBJECTIVE));
        ValidationAccumulator trial = encoder.trial();
        int count = labels.values().iterator().next().length;
        trial.add(outputs, labels, count, .5);
        return trial.result(64);
    }
}
