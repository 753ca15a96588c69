package ventral.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import ventral.contract.spec.LearningRate.CosineDecay;
import ventral.contract.spec.LearningRate.NoDecay;
import ventral.contract.spec.LearningRate.StepDecay;

class LearningRateTest {

    @Test
    void it_rises_to_its_peak_in_a_straight_line() {
        LearningRate rate = new LearningRate(.1, 1000, new NoDecay());
        assertThat(rate.at(0, 100, 10_000)).isCloseTo(.01, within(1e-12));
        assertThat(rate.at(400, 100, 10_000)).isCloseTo(.05, within(1e-12));
        assertThat(rate.at(900, 100, 10_000)).isCloseTo(.1, within(1e-12));
        assertThat(rate.at(5000, 100, 10_000)).isCloseTo(.1, within(1e-12));
    }

    @Test
    void in_steps_it_falls_to_the_factor_at_each() {
        LearningRate rate = new LearningRate(1, 0, new StepDecay(3000, .1));
        assertThat(rate.at(2900, 100, 10_000)).isCloseTo(1, within(1e-12));
        assertThat(rate.at(3000, 100, 10_000)).isCloseTo(.1, within(1e-12));
        assertThat(rate.at(9000, 100, 10_000)).isCloseTo(.001, within(1e-12));
    }

    @Test
    void along_a_cosine_it_is_halfway_in_the_middle_and_at_its_floor_in_the_end() {
        LearningRate rate = new LearningRate(2, 2000, new CosineDecay(.25));
        assertThat(rate.at(2000, 100, 10_000)).isCloseTo(2, within(1e-12));
        assertThat(rate.at(6000, 100, 10_000)).isCloseTo(2 * .625, within(1e-12));
        assertThat(rate.at(10_000, 100, 10_000)).isCloseTo(.5, within(1e-12));
    }

    @Test
    void a_rate_that_does_not_learn_is_refused() {
        assertThatThrownBy(() -> LearningRate.constant(0))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("learning_rate 0.0 is not above 0");
        assertThatThrownBy(() -> new StepDecay(0, .1)).hasMessageContaining("image_count 0");
        assertThatThrownBy(() -> new CosineDecay(1)).hasMessageContaining("floor 1.0");
    }
}
