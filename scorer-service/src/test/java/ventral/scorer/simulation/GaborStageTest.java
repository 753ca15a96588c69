package ventral.scorer.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaborStageTest {

    private static final double WAVE = 8;

    @Test
    void even_light_gives_no_response() {
        assertThat(GaborFilter.of(.3, WAVE, 1).applied(grating(0, 0, 0), 48, 48))
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void a_filter_prefers_its_own_orientation_and_wave_length() {
        GaborFilter gabor = GaborFilter.of(.3, WAVE, 0);
        double preferred = gabor.applied(grating(.3, WAVE, 48), 48, 48);
        assertThat(preferred).isPositive();
        assertThat(Math.abs(gabor.applied(grating(.3 + Math.PI / 2, WAVE, 48), 48, 48)))
                .isLessThan(.1 * preferred);
        assertThat(Math.abs(gabor.applied(grating(.3, 3 * WAVE, 48), 48, 48))).isLessThan(.6 * preferred);
    }

    @Test
    void responses_are_never_negative_and_bounded_by_the_pool() {
        FeatureMaps maps = new GaborStage(new SplitMix64(1)).respond(grating(.7, WAVE, 10));
        for (double value : maps.values()) {
            assertThat(value).isBetween(0., (double) GaborStage.CHANNELS);
        }
    }

    /** Returns a plane wave with its crest through (centre, centre); uniform luminance if the wavelength is 0. */
    private static FeatureMaps grating(double orientation, double wave, double centre) {
        FeatureMaps maps = FeatureMaps.blank(1, Luminance.SIZE);
        for (int y = 0; y < Luminance.SIZE; y++) {
            for (int x = 0; x < Luminance.SIZE; x++) {
                double along = (x - centre) * Math.cos(orientation) + (y - centre) * Math.sin(orientation);
                maps.set(0, y, x, wave == 0 ? 1 : Math.cos(2 * Math.PI * along / wave));
            }
        }
        return maps;
    }
}
