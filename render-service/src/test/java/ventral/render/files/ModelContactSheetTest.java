package ventral.render.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.render.files.ModelContactSheet.CategoryThumbnails;

class ModelContactSheetTest {

    @TempDir
    Path folder;

    @Test
    void a_group_goes_on_in_the_next_row_and_rows_on_the_next_page() throws IOException {
        List<CategoryThumbnails> groups =
                List.of(new CategoryThumbnails("i", pictures(5)), new CategoryThumbnails("b", pictures(1)));
        List<Path> pages = new ModelContactSheet(8, 2, 2).write(groups, folder.resolve("s.png"));
        assertThat(pages).containsExactly(folder.resolve("s-1.png"), folder.resolve("s-2.png"));
        BufferedImage first = ImageIO.read(pages.get(0).toFile());
        assertThat(first.getWidth()).isEqualTo(16);
        assertThat(first.getHeight()).isEqualTo(2 * (8 + BitmapFont.HEIGHT));
        assertThat(first.getRGB(8, BitmapFont.HEIGHT)).as("the second picture").isEqualTo(0xff010101);
        assertThat(first.getRGB(8, 8 + 2 * BitmapFont.HEIGHT)).as("the fourth").isEqualTo(0xff030303);
        assertThat(first.getRGB(2, 2)).as("the upper left dot of an I").isEqualTo(0xff000000);
        assertThat(first.getRGB(2, 5)).as("beside its stem").isEqualTo(0xffffffff);
    }

    @Test
    void what_fits_one_page_is_not_numbered() {
        Path file = folder.resolve("s.png");
        assertThat(new ModelContactSheet(8, 2, 2).write(List.of(new CategoryThumbnails("i", pictures(1))), file))
                .containsExactly(file);
    }

    private static List<byte[]> pictures(int count) {
        return IntStream.range(0, count)
                .mapToObj(tone -> {
                    byte[] picture = new byte[3 * 8 * 8];
                    Arrays.fill(picture, (byte) tone);
                    return picture;
                })
                .toList();
    }
}
