package ventral.render.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.LatentSpace.Moments;

class CircularMomentsTest {

    @Test
    void angles_about_half_a_turn_have_their_mean_there() {
        Moments moments = moments(Math.PI - .2, -Math.PI + .2, Math.PI - .1, -Math.PI + .1);
        assertThat(Math.abs(moments.mean())).isCloseTo(Math.PI, within(1e-6));
        assertThat(moments.standardDeviation()).isCloseTo(Math.sqrt(.1 / 3), within(1e-6));
    }

    @Test
    void angles_that_do_not_pass_half_a_turn_are_spread_as_numbers_are() {
        Moments moments = moments(.2, .5, .8);
        assertThat(moments.mean()).isCloseTo(.5, within(1e-6));
        assertThat(moments.standardDeviation()).isCloseTo(.3, within(1e-6));
    }

    @Test
    void an_angle_that_is_always_the_same_can_still_be_put_to_scale() {
        assertThat(moments(1.5, 1.5, 1.5).standardDeviation()).isEqualTo(1);
    }

    @Test
    void there_may_be_any_number_of_angles() {
        double[] circle = DoubleStream.iterate(-Math.PI, angle -> angle + Math.PI / 5000)
                .limit(10_000)
                .toArray();
        assertThat(moments(circle).standardDeviation()).isCloseTo(Math.PI / Math.sqrt(3), within(1e-3));
    }

    private static Moments moments(double... angles) {
        CircularMoments spread = new CircularMoments();
        DoubleStream.of(angles).forEach(spread::add);
        return spread.moments();
    }
}
