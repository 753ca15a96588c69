package ventral.render.texture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TextureResamplerTest {

    @Test
    void a_large_picture_is_averaged() {
        int width = 2 * Texture.SIZE;
        byte[] rgba = new byte[4 * width * width];
        for (int i = 0; i < rgba.length; i++) {
            // alternating columns of red 0 and 200, opaque
            rgba[i] = (byte) (i % 4 == 3 ? 255 : i % 8 == 4 ? 200 : 0);
        }
        Texture texture = TextureResampler.fit(ByteBuffer.wrap(rgba), width, width);
        assertThat(texture.rgb()[0]).isEqualTo((byte) 100);
        assertThat(texture.rgb()[1]).isZero();
    }

    @Test
    void a_small_picture_is_spread_from_its_top_left_corner() {
        byte[] rgba = {10, 0, 0, -1, 20, 0, 0, -1, 30, 0, 0, -1, 40, 0, 0, -1};
        Texture texture = TextureResampler.fit(ByteBuffer.wrap(rgba), 2, 2);
        int last = Texture.SIZE - 1;
        assertThat(new int[] {red(texture, 0, 0), red(texture, last, 0), red(texture, 0, last), red(texture, last, last)
                })
                .containsExactly(10, 20, 30, 40);
    }

    @Test
    void what_is_transparent_takes_the_mean_colour_of_what_is_not() {
        byte[] rgba = {10, 0, 0, 0, 20, 0, 0, -1, 30, 0, 0, -1, 40, 0, 0, -1};
        assertThat(red(TextureResampler.fit(ByteBuffer.wrap(rgba), 2, 2), 0, 0)).isEqualTo(30);
    }

    private static int red(Texture texture, int x, int y) {
        return texture.rgb()[3 * (y * Texture.SIZE + x)];
    }
}
