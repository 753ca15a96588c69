package ventral.contract.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNameTest {

    @Test
    void a_name_is_read_back_from_what_it_prints() {
        String score = "runs/demo-distance-n512-s0/checkpoints/512/scores/v4-sim";
        assertThat(ScoreName.parse(score)).hasToString(score);
        String curve = "sweeps/demo/scalingCurves/distance-rotation~v4-sim";
        assertThat(ScalingCurveName.parse(curve)).hasToString(curve);
        String mean = "sweeps/demo/scalingCurves/distance-rotation~mean~brain-score-public";
        assertThat(ScalingCurveName.parse(mean)).hasToString(mean);
        assertThat(ScalingCurveName.parse(mean).measure()).isEqualTo(new Measure.SuiteMean("brain-score-public"));
        String comparison = "sweeps/demo/objectiveComparisons/mean~brain-score-public";
        assertThat(ObjectiveComparisonName.parse(comparison)).hasToString(comparison);
        String onOne = "sweeps/demo/objectiveComparisons/v4-sim";
        assertThat(ObjectiveComparisonName.parse(onOne)).hasToString(onOne);
        String image = "streams/s1/images/128000";
        assertThat(ImageName.parse(image)).hasToString(image);
        String reference = "references/imagenet-mobilenet-v2/scores/v4-sim";
        assertThat(ReferenceScoreName.parse(reference)).hasToString(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "a_b", "a-", "a/b", "ümlaut"})
    void an_id_is_a_lower_case_word(String id) {
        assertThatThrownBy(() -> new RunName(id)).hasMessageContaining("'" + id + "' is not a run id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "runs/", "run/a", "runs/a/b", "/runs/a"})
    void a_name_of_another_form_is_refused(String name) {
        assertThatThrownBy(() -> RunName.parse(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"distance", "distance~least~a", "distance~mean~", "distance~mean~a~b", "distance~"})
    void a_curve_is_on_a_benchmark_or_the_mean_over_a_suite(String curve) {
        assertThatThrownBy(() -> ScalingCurveName.parse("sweeps/a/scalingCurves/" + curve))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "-1", "1e3", "99999999999999999999"})
    void a_checkpoint_is_a_plain_count(String count) {
        assertThatThrownBy(() -> CheckpointName.parse("runs/a/checkpoints/" + count))
                .hasMessageContaining("number of images seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "-1", "last", ""})
    void an_image_is_a_plain_index(String index) {
        assertThatThrownBy(() -> ImageName.parse("streams/a/images/" + index))
                .hasMessageContaining("an image's id is its index, from 0");
    }
}
