package ventral.scorer.files.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class StimulusImageReaderTest {

    @Test
    void grey_levels_are_taken_as_they_are() throws IOException {
        BufferedImage grey = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(0, 0, 0, 100);
        assertThat(read(grey)).containsExactly(100, 100, 100);
    }

    @Test
    void transparency_is_dropped() throws IOException {
        BufferedImage clear = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0x000A1400 + 30);
        assertThat(read(clear)).containsExactly(10, 20, 30);
    }

    @Test
    void a_palette_is_looked_up() throws IOException {
        BufferedImage indexed = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        indexed.setRGB(1, 0, 0xFFFFFF);
        assertThat(read(indexed)).containsExactly(0, 0, 0, -1, -1, -1);
    }

    @Test
    void sixteen_bits_are_refused_rather_than_cut() {
        assertThatThrownBy(() -> read(new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY)))
                .hasMessageContaining("16 bits");
    }

    @Test
    void what_is_no_picture_is_refused() {
        assertThatThrownBy(() -> StimulusImageReader.read(new ByteArrayInputStream(new byte[] {1, 2})))
                .hasMessageContaining("not an image");
    }

    @Test
    void an_image_of_more_pixels_than_its_limit_is_refused_by_its_header() throws IOException {
        byte[] png = png(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000); // width and height
        assertThatThrownBy(() -> StimulusImageReader.read(new ByteArrayInputStream(png)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("100000 x 100000 pixels; scale it down");
    }

    private static byte[] read(BufferedImage image) throws IOException {
        return StimulusImageReader.read(new ByteArrayInputStream(png(image))).rgb();
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
