package ventral.render.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.render.surroundings.Photograph;

class PhotographReaderTest {

    @TempDir
    Path folder;

    @Test
    void photographs_come_by_name_with_their_shape_and_colours() throws IOException {
        write("b.png", "png", 300, 200, 0x336699);
        write("a.JPG", "jpg", 100, 400, 0xffffff);
        Files.writeString(folder.resolve("notes.txt"), "not a picture");
        List<Photograph> photographs = PhotographReader.read(folder);
        assertThat(photographs).extracting(Photograph::name).containsExactly("a", "b");
        assertThat(photographs).extracting(Photograph::aspect).containsExactly(.25f, 1.5f);
        byte[] rgb = photographs.get(1).rgb();
        assertThat(List.of(rgb[0], rgb[1], rgb[2])).containsExactly((byte) 0x33, (byte) 0x66, (byte) 0x99);
        assertThat(rgb[rgb.length - 1]).isEqualTo((byte) 0x99);
    }

    @Test
    void a_file_that_is_no_picture_is_refused_by_name() throws IOException {
        write("fine.png", "png", 100, 100, 0);
        Files.writeString(folder.resolve("broken.jpg"), "nothing like it");
        refused("broken.jpg is neither");
    }

    @Test
    void a_photograph_that_is_too_small_is_refused_with_its_size() throws IOException {
        write("icon.png", "png", 100, 32, 0);
        refused("icon.png is 100 x 32");
    }

    @Test
    void a_folder_without_photographs_is_refused() {
        refused("no .jpg or .png file");
    }

    private void refused(String why) {
        assertThatThrownBy(() -> PhotographReader.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private void write(String name, String format, int width, int height, int colour) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(i % width, i / width, colour);
        }
        ImageIO.write(picture, format, folder.resolve(name).toFile());
    }
}
