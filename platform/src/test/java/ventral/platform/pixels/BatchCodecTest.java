package ventral.platform.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.contract.spec.PixelEncoding;

class BatchCodecTest {

    private static final BatchCodec CODEC = BatchCodec.open(2);

    @AfterAll
    static void close() {
        CODEC.close();
    }

    @ParameterizedTest
    @EnumSource(names = "JPEG", mode = EnumSource.Mode.EXCLUDE)
    void an_exact_encoding_gives_back_every_byte(PixelEncoding encoding) {
        for (int size : new int[] {32, 64, 65, 224}) {
            byte[] pixels = TestImages.of(5, size);
            assertThat(CODEC.decode(CODEC.encode(encoding, pixels, 5, size))).isEqualTo(pixels);
            byte[] noise = TestImages.noise(5, size);
            assertThat(CODEC.decode(CODEC.encode(encoding, noise, 5, size))).isEqualTo(noise);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64, 65, 224})
    void jpeg_keeps_colours_within_a_few_levels(int size) {
        byte[] pixels = TestImages.of(5, size);
        byte[] decoded = CODEC.decode(CODEC.encode(PixelEncoding.JPEG, pixels, 5, size));
        assertThat(PixelError.between(pixels, decoded).psnr()).isBetween(38., 60.);
    }

    @Test
    void jpeg_keeps_a_colour_that_neighbours_another() {
        byte[] stripes = new byte[ImageCodec.pixelBytes(64)];
        IntStream.range(0, 64 * 64).forEach(pixel -> stripes[3 * pixel + 2 * (pixel % 2)] = (byte) 200);
        byte[] decoded = CODEC.decode(CODEC.encode(PixelEncoding.JPEG, stripes, 1, 64));
        assertThat(PixelError.between(stripes, decoded).psnr())
                .as("with chroma subsampling it is below 10")
                .isGreaterThan(30);
    }

    @ParameterizedTest
    @EnumSource(names = "RAW", mode = EnumSource.Mode.EXCLUDE)
    void what_takes_space_is_made_smaller(PixelEncoding encoding) {
        byte[] pixels = TestImages.of(8, 64);
        assertThat(CODEC.encode(encoding, pixels, 8, 64).bytes()).hasSizeLessThan(pixels.length / 2);
    }

    @ParameterizedTest
    @EnumSource
    void pictures_do_not_depend_on_their_batch_or_on_the_number_of_threads(PixelEncoding encoding) {
        byte[] pixels = TestImages.of(7, 64);
        EncodedImages together = CODEC.encode(encoding, pixels, 7, 64);
        try (BatchCodec one = BatchCodec.open(1)) {
            for (int i = 0; i < 7; i++) {
                byte[] picture =
                        Arrays.copyOfRange(pixels, i * ImageCodec.pixelBytes(64), (i + 1) * ImageCodec.pixelBytes(64));
                int start = together.starts()[i];
                assertThat(one.encode(encoding, picture, 1, 64).bytes())
                        .isEqualTo(Arrays.copyOfRange(together.bytes(), start, start + together.lengths()[i]));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void some_pictures_are_decoded_as_with_all_others(PixelEncoding encoding) {
        EncodedImages images = CODEC.encode(encoding, TestImages.of(7, 64), 7, 64);
        byte[] all = CODEC.decode(images);
        int each = ImageCodec.pixelBytes(64);
        assertThat(CODEC.decode(images, 2, 3)).isEqualTo(Arrays.copyOfRange(all, 2 * each, 5 * each));
        assertThatThrownBy(() -> CODEC.decode(images, 5, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void a_png_has_every_pixel() throws IOException {
        byte[] pixels = TestImages.noise(2, 65);
        int each = ImageCodec.pixelBytes(65);
        BufferedImage second = ImageIO.read(new ByteArrayInputStream(PngEncoder.encode(pixels, each, 65)));
        assertThat(second.getWidth()).isEqualTo(65);
        for (int i = 0; i < 65 * 65; i++) {
            int at = each + 3 * i;
            assertThat(second.getRGB(i % 65, i / 65) & 0xffffff)
                    .isEqualTo((pixels[at] & 255) << 16 | (pixels[at + 1] & 255) << 8 | pixels[at + 2] & 255);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_picture_that_is_cut_off_is_named(PixelEncoding encoding) {
        EncodedImages whole = CODEC.encode(encoding, TestImages.of(5, 64), 5, 64);
        int[] lengths = whole.lengths().clone();
        lengths[3] /= 2;
        byte[] bytes = new byte[Arrays.stream(lengths).sum()];
        int cut = whole.starts()[3] + lengths[3];
        System.arraycopy(whole.bytes(), 0, bytes, 0, cut);
        System.arraycopy(whole.bytes(), whole.starts()[4], bytes, cut, lengths[4]);
        assertThatThrownBy(() -> CODEC.decode(new EncodedImages(encoding, 64, bytes, lengths)))
                .isInstanceOf(DamagedImageException.class)
                .hasMessageContaining("image 3 cannot be decoded");
    }

    @ParameterizedTest
    @EnumSource
    void pictures_of_another_size_are_refused(PixelEncoding encoding) {
        EncodedImages large = CODEC.encode(encoding, TestImages.of(2, 64), 2, 64);
        for (int size : new int[] {32, 128}) {
            assertThatThrownBy(() -> CODEC.decode(new EncodedImages(encoding, size, large.bytes(), large.lengths())))
                    .isInstanceOf(DamagedImageException.class);
        }
    }

    @Test
    void no_changed_byte_of_a_compressed_picture_goes_unnoticed() {
        EncodedImages whole = CODEC.encode(PixelEncoding.ZSTD, TestImages.of(1, 32), 1, 32);
        byte[] pixels = CODEC.decode(whole);
        for (int i = 0; i < whole.bytes().length; i++) {
            byte[] changed = whole.bytes().clone();
            changed[i] ^= 0x10;
            EncodedImages damaged = new EncodedImages(PixelEncoding.ZSTD, 32, changed, whole.lengths());
            try {
                assertThat(CODEC.decode(damaged)).isEqualTo(pixels);
            } catch (DamagedImageException e) {
                assertThat(e).hasMessageContaining("image 0");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "RAW", mode = EnumSource.Mode.EXCLUDE)
    void whatever_bytes_come_they_are_decoded_or_refused(PixelEncoding encoding) {
        EncodedImages whole = CODEC.encode(encoding, TestImages.of(1, 64), 1, 64);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] changed = whole.bytes().clone();
            for (int k = 0; k < 8; k++) {
                changed[random.nextInt(i < 150 ? 200 : changed.length)] = (byte) random.nextInt();
            }
            try {
                CODEC.decode(new EncodedImages(encoding, 64, changed, whole.lengths()));
            } catch (DamagedImageException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void a_batch_without_pictures_stays_one() {
        assertThat(CODEC.decode(CODEC.encode(PixelEncoding.ZSTD, new byte[0], 0, 64)))
                .isEmpty();
    }

    @Test
    void lengths_that_are_not_those_of_the_pictures_are_refused() {
        for (int size : new int[] {-1, 0, 513, 20_000, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> new EncodedImages(PixelEncoding.ZSTD, size, new byte[10], 10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("image size %d is outside 1 to 512 pixels".formatted(size));
        }
        assertThatThrownBy(() -> new EncodedImages(PixelEncoding.ZSTD, 64, new byte[10], 4, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 bytes of encoded images, but lengths of 2 images add up to 9");
    }
}
