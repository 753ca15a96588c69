package ventral.render.assimp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StbTextureDecoderTest {

    @Test
    void a_texture_with_too_many_pixels_is_refused_before_it_is_inflated() {
        assertThatThrownBy(() -> StbTextureDecoder.decode(png(16_384, 16_384)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it has 16384 x 16384 pixels, more than " + StbTextureDecoder.MAX_PIXELS);
    }

    /** Returns the beginning of a PNG file of 8-bit colours, with the header of its pixels but without pixels. */
    private static byte[] png(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(49);
        file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        file.putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII));
        file.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).putInt(0);
        file.putInt(4).put("IDAT".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(0);
        return file.array();
    }
}
