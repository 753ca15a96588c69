package ventral.scorer.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares images with those of Pillow 12.3 and numpy for the same pattern, by digest. */
class StimulusImageTest {

    @ParameterizedTest(name = "{0}x{1} to {2}x{3}")
    @CsvSource({
        "13, 9, 5, 4, 4319e6653780d299da1c9ba9248c9501f115691e",
        "5, 4, 13, 9, 8a6329449dce5b08c12c2e3805526e5e12ccf424",
        "112, 112, 224, 224, ceacae819655fe5f7a9eb2f34082ece5e3e9a690",
        "320, 320, 224, 224, e0169db8ff6fbbc438a3f450a08fad6d5b7d29c1",
        "7, 7, 7, 3, a3a5500b433a847e263c97afdafc1a95bfa62b1a",
        "100, 37, 64, 64, 964041642968a7a6d880d9c9fd5898c079e4172d"
    })
    void scaling_gives_the_bytes_that_pillow_gives(int width, int height, int newWidth, int newHeight, String sha1) {
        assertThat(sha1(pattern(width, height).scaled(newWidth, newHeight))).isEqualTo(sha1);
    }

    @ParameterizedTest(name = "{0} of {1}x{2}")
    @CsvSource({
        "2, 9, 9, 18, 18, 0c23a5ec4344c061ad54914be171cb3e6ffce93e",
        "2, 10, 7, 20, 14, 45e15c96fe66b283b4c544ebea043729b866a1c2",
        "1.75, 9, 9, 16, 16, d2d3f93f641c0aae8135f83d7090ac1c84ace061",
        "1.75, 10, 7, 18, 12, e11b9ff3807b6b7d437695c3bb3fe08278c1cb2b",
        "1.3, 21, 13, 27, 17, 0e522d8f17d945814a948b7f3b4c36cbc2d60a9e",
        ".75, 9, 9, 7, 7, 42848b69e4b37db0f4b78374b88cc7ddeb95f643",
        ".75, 10, 7, 8, 5, c5b12667f812cbbb215ac9d7b64341122677f501",
        ".5, 9, 9, 4, 4, 502c1403e707e10aff4b7cc0fb5d437e70a591a4",
        ".5, 21, 13, 10, 6, 53bf486ddb6e413c30daab3101f341411684afcb"
    })
    void placing_gives_the_bytes_that_brain_score_gives(
            double ratio, int width, int height, int newWidth, int newHeight, String sha1) {
        StimulusImage placed = StimulusScreen.padOrCrop(pattern(width, height), ratio);
        assertThat(placed.width()).isEqualTo(newWidth);
        assertThat(placed.height()).isEqualTo(newHeight);
        assertThat(sha1(placed)).isEqualTo(sha1);
    }

    @Test
    void a_screen_as_wide_as_the_picture_was_seen_only_scales_it() {
        StimulusImage image = pattern(13, 13);
        assertThat(new StimulusScreen(8, 5).placeOnScreen(image, 8).rgb())
                .isEqualTo(image.scaled(5, 5).rgb());
        assertThat(new StimulusScreen(8, 13).placeOnScreen(image, 8)).isSameAs(image);
    }

    @Test
    void too_few_bytes_are_refused() {
        assertThatThrownBy(() -> new StimulusImage(2, 2, new byte[11])).hasMessage("11 bytes for 2 by 2 pixels");
    }

    private static StimulusImage pattern(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    rgb[at++] = (byte) (x * x * 31 + y * 57 * (c + 1) + x * y * 13 + c * 101);
                }
            }
        }
        return new StimulusImage(width, height, rgb);
    }

    private static String sha1(StimulusImage image) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(image.rgb()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
