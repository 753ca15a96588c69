package ventral.render.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.LatentRangeParser;

/** Tests the moments that are stated for narrowed latents. */
class BoundedMomentsTest extends BoundedScenesTestBase {

    @ParameterizedTest
    @EnumSource
    void stated_moments_are_those_of_other_images(GeometryProfile profile) {
        SceneSampler sampler = sampler(
                profile,
                LatentRangeParser.parse(
                        List.of(),
                        List.of(
                                "distance=1.5..3",
                                "translation_x=.1..5",
                                "rotation_pitch=10..60",
                                "rotation_yaw=-20..80")));
        int count = 10_000;
        List<Scene> scenes =
                LongStream.range(0, count).mapToObj(i -> sampler.sample(7, i)).toList();
        sampler.latentSpace().moments().forEach((latent, stated) -> {
            double[] off = scenes.stream()
                    .mapToDouble(scene -> sampler.label(scene, latent) - stated.mean())
                    .map(d -> latent.kind() == Latent.Kind.ANGLE ? Math.IEEEremainder(d, 2 * Math.PI) : d)
                    .toArray();
            double sum = 0;
            double squares = 0;
            for (double d : off) {
                sum += d;
                squares += d * d;
            }
            double variance = squares / count - sum * sum / count / count;
            // four standard errors of two samples of 10,000; the pitch's circular mean is .2 % of a deviation off its
            // mean
            assertThat(sum / count / stated.standardDeviation())
                    .as("%s", latent)
                    .isCloseTo(0, within(.06));
            assertThat(Math.sqrt(variance) / stated.standardDeviation())
                    .as("%s", latent)
                    .isCloseTo(1, within(.045));
        });
    }

    /**
     * Expected values by SciPy's quad over the distance, of the distributions that are uniform given the distance:
     * 1e-13.
     */
    @Test
    void moments_of_bounded_uniform_scenes_are_exact() {
        assertMoments("translation_x=.1..1.5", Latent.TRANSLATION_X, .6184677225480443, .378675611850696);
        assertMoments("translation_x=.5..1.5", Latent.TRANSLATION_X, .8618327339299096, .28212596188986655);
        assertMoments("translation_x=.5..1.5", Latent.DISTANCE, 3.433012701892219, .9047005383792517);
        assertMoments("distance=2..4", Latent.TRANSLATION_Y, 0, .693888666488711);
        assertMoments("rotation_pitch=10..60", Latent.ROTATION_PITCH, .5653387496872098, .24453063033904948);
        // so narrow that it is nearly uniform
        assertMoments("rotation_pitch=20..20.01", Latent.ROTATION_PITCH, .34915311686146566, 5.038331567318561e-05);
    }

    private static void assertMoments(String range, Latent latent, double mean, double deviation) {
        Moments moments = sampler(GeometryProfile.UNIFORM, LatentRangeParser.parse(List.of(), List.of(range)))
                .latentSpace()
                .momentsOf(latent);
        // bounds are floats
        assertThat(moments.mean()).isCloseTo(mean, within(2e-7));
        assertThat(moments.standardDeviation()).isCloseTo(deviation, within(1e-7));
    }
}
