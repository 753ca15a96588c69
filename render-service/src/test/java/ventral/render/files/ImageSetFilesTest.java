package ventral.render.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.render.imageset.ImageSetException;
import ventral.render.imageset.ImageSetIndex;
import ventral.render.imageset.ImageSetSummary;
import ventral.render.imageset.IndexLayouts;
import ventral.render.imageset.IndexRow;
import ventral.render.imageset.TdwLayout;

class ImageSetFilesTest {

    @TempDir
    Path folder;

    @Test
    void rows_are_the_same_in_order_and_at_random_with_quotes_and_line_breaks() throws IOException {
        List<String> lines = new ArrayList<>(List.of(",path,note"));
        IntStream.range(0, 50).forEach(i -> lines.add("%d,%d.png,\"a, \"\"%d\"\"\nb\"".formatted(i, i, i)));
        try (CsvIndex index = CsvIndex.open(write("index.csv", lines))) {
            assertThat(index.columns()).containsExactly("(without a heading)", "path", "note");
            assertThat(index.rowCount()).isEqualTo(50);
            List<IndexRow> inOrder = all(index);
            assertThat(inOrder.get(7).text("note")).isEqualTo("a, \"7\"\nb");
            assertThat(inOrder.get(7).place()).isEqualTo("index.csv line 16");
            List<Integer> places =
                    new ArrayList<>(IntStream.range(0, 50).boxed().toList());
            Collections.shuffle(places, new java.util.Random(1));
            for (int place : places) {
                assertThat(index.row(place)).isEqualTo(inOrder.get(place));
            }
        }
    }

    @Test
    void a_row_with_too_few_cells_is_told_and_the_others_are_read() throws IOException {
        try (CsvIndex index = CsvIndex.open(write("index.csv", List.of("path,depth", "a.png,1", "b.png", "c.png,3")))) {
            List<String> errors = new ArrayList<>();
            List<String> paths = new ArrayList<>();
            index.forEach(row -> paths.add(row.text("path")), e -> errors.add(e.getMessage()));
            assertThat(paths).containsExactly("a.png", "c.png");
            assertThat(errors).containsExactly("index.csv line 3 has 1 cells, and there are 2 columns");
        }
    }

    @Test
    void what_is_no_index_is_refused() throws IOException {
        assertThatThrownBy(() -> CsvIndex.open(folder.resolve("none.csv")))
                .isInstanceOf(ImageSetException.class)
                .hasMessageContaining("none.csv cannot be read");
        Path empty = write("empty.csv", List.of());
        assertThatThrownBy(() -> CsvIndex.open(empty)).hasMessageContaining("is empty");
        Path twice = write("twice.csv", List.of("a,a"));
        assertThatThrownBy(() -> CsvIndex.open(twice)).hasMessageEndingWith("has two columns 'a'");
    }

    @Test
    void tdws_later_sets_are_read_with_the_files_beside_their_pictures() throws IOException {
        Path index =
                write("index_img_2.csv", List.of(",scene,wnid,model", "0,ruin,n1,cup_1", "1,lava_field,n2,chair_7"));
        sidecar("ruin/n1/cup_1", 0, 1.5);
        sidecar("lava_field/n2/chair_7", 1, 2.5);
        try (CsvIndex plain = CsvIndex.open(index)) {
            ImageSetIndex whole = SidecarIndex.complete(plain, folder);
            assertThat(IndexLayouts.of(whole.columns(), List.of())).isEqualTo(TdwLayout.TDW_2024);
            assertThat(whole.row(1).number("rel_pos_z")).isEqualTo(2.5);
            assertThat(all(whole)).extracting(row -> row.text("record_name")).containsExactly("cup_1", "chair_7");
            ImageSetSummary survey =
                    ImageSetSummary.of(whole, TdwLayout.TDW_2024, new FolderImageFiles(folder), looked -> {});
            assertThat(survey.space().identities()).containsExactly("chair_7", "cup_1");
        }
    }

    @Test
    void a_missing_file_beside_a_picture_is_told_with_its_row() throws IOException {
        Path index = write("index_img_2.csv", List.of(",scene,wnid,model", "0,ruin,n1,cup_1", "1,ruin,n1,cup_1"));
        sidecar("ruin/n1/cup_1", 0, 1.5);
        try (CsvIndex plain = CsvIndex.open(index)) {
            ImageSetIndex whole = SidecarIndex.complete(plain, folder);
            assertThatThrownBy(() ->
                            ImageSetSummary.of(whole, TdwLayout.TDW_2024, new FolderImageFiles(folder), looked -> {}))
                    .hasMessageStartingWith("1 of 2 rows are invalid")
                    .hasMessageContaining("img_0000000001_info.csv cannot be read");
        }
    }

    @Test
    void a_path_that_leaves_the_folder_of_the_set_is_refused() throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        picture("outside.png", 64, 64);
        FolderImageFiles tree = new FolderImageFiles(set);
        for (String path :
                List.of("../outside.png", folder.resolve("outside.png").toString(), "a/../..", "\0", "")) {
            assertThatThrownBy(() -> tree.find(List.of(path)))
                    .isInstanceOf(ImageSetException.class)
                    .hasMessageContaining("is not a path below " + set);
            assertThatThrownBy(() -> tree.read(path, 32)).isInstanceOf(ImageSetException.class);
        }
        Path index = write("index_img_2.csv", List.of(",scene,wnid,model", "0,..,..,../elsewhere"));
        try (CsvIndex plain = CsvIndex.open(index)) {
            assertThatThrownBy(() -> SidecarIndex.complete(plain, set))
                    .isInstanceOf(ImageSetException.class)
                    .hasMessageContaining("is not a path below " + set);
        }
    }

    @Test
    void pictures_are_brought_to_size() throws IOException {
        picture("a.png", 64, 64);
        FolderImageFiles tree = new FolderImageFiles(folder);
        assertThat(tree.read("a.png", 32)).hasSize(3 * 32 * 32).containsOnly((byte) 200);
        assertThat(tree.read("a.png", 64)).hasSize(3 * 64 * 64).containsOnly((byte) 200);
    }

    @Test
    void what_is_no_square_picture_is_refused() throws IOException {
        picture("wide.png", 64, 32);
        Files.writeString(folder.resolve("text.png"), "no picture");
        FolderImageFiles tree = new FolderImageFiles(folder);
        assertThatThrownBy(() -> tree.read("wide.png", 32))
                .hasMessage("image wide.png is 64 x 32; images must be square");
        assertThatThrownBy(() -> tree.read("text.png", 32)).hasMessageStartingWith("text.png is not a readable image");
        assertThatThrownBy(() -> tree.read("none.png", 32)).hasMessageStartingWith("image none.png cannot be read");
    }

    private static List<IndexRow> all(ImageSetIndex index) {
        List<IndexRow> rows = new ArrayList<>();
        index.forEach(rows::add, e -> {
            throw e;
        });
        return rows;
    }

    /** Writes a line of TDW's 30 cells next to its image. */
    private void sidecar(String below, int image, double depth) throws IOException {
        Path place = Files.createDirectories(folder.resolve("images").resolve(below));
        String[] path = below.split("/");
        String name = "img_%010d".formatted(image);
        List<String> cells = TdwLayout.TDW_2024.published().stream()
                .map(column -> switch (column) {
                    case "scene_name" -> path[0];
                    case "wnid" -> path[1];
                    case "record_name" -> path[2];
                    case "image_file_name" -> name + ".jpg";
                    case "rel_pos_z" -> Double.toString(depth);
                    default -> "0";
                })
                .toList();
        Files.writeString(place.resolve(name + "_info.csv"), String.join(",", cells) + "\n");
        Files.write(place.resolve(name + ".jpg"), new byte[] {1});
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private void picture(String name, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, 0xc8c8c8);
            }
        }
        ImageIO.write(picture, "png", folder.resolve(name).toFile());
    }
}
