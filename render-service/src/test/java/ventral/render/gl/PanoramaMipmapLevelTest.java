package ventral.render.gl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PanoramaMipmapLevelTest {

    @Test
    void a_level_holds_the_mean_radiance_of_four_texels() {
        PanoramaMipmapLevel level = new PanoramaMipmapLevel(2, 2, new float[] {1, 0, 0, 3, 0, 0, 5, 0, 0, 7, 0, 8});
        assertThat(level.next().radiance()).containsExactly(4, 0, 2);
    }

    @Test
    void the_last_texels_of_an_odd_size_are_left_out() {
        PanoramaMipmapLevel level = new PanoramaMipmapLevel(3, 1, new float[] {1, 1, 1, 3, 3, 3, 90, 90, 90});
        assertThat(level.next().radiance()).containsExactly(2, 2, 2);
    }

    @Test
    void a_byte_decodes_to_the_radiance_within_its_step() {
        float[] radiance = {0, .01f, .18f, .5f, 1, 2, 6, 30, 0};
        byte[] bytes = new PanoramaMipmapLevel(3, 1, radiance).encoded();
        for (int i = 0; i < radiance.length; i++) {
            int texel = Byte.toUnsignedInt(bytes[i]);
            assertThat((double) radiance[i])
                    .as("texel %d", texel)
                    .isBetween(decoded(Math.max(0, texel - .5)), decoded(texel + .5));
        }
    }

    @Test
    void radiance_beyond_the_range_is_the_brightest_byte() {
        assertThat(new PanoramaMipmapLevel(1, 1, new float[] {1e5f, 1e9f, 0}).encoded())
                .containsExactly((byte) 255, (byte) 255, (byte) 0);
    }

    private static double decoded(double texel) {
        double share = texel / 255 * (texel / 255);
        return share / (1 - share);
    }
}
