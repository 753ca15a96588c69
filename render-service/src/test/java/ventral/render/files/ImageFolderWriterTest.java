package ventral.render.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.contract.latent.Latent;
import ventral.contract.latent.Symmetry;
import ventral.contract.spec.StreamSpec;
import ventral.render.geometry.UniformGeometry;
import ventral.render.object.Mesh;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;
import ventral.render.scene.ImageMetadata;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.RenderedBatchSource;
import ventral.render.stream.StreamDigest;
import ventral.render.surroundings.SurroundingsSampler;
import ventral.render.testing.GreySceneRenderer;
import ventral.render.testing.TestMeshBuilder;

class ImageFolderWriterTest {

    private static final int COUNT = 16;

    @TempDir
    Path folder;

    @Test
    void every_picture_has_a_row_with_a_cell_under_every_column() throws IOException {
        ImageBatch batch = write();
        List<String> lines = Files.readAllLines(folder.resolve("labels.csv"));
        List<String> columns = cells(lines.get(0));
        assertThat(lines).hasSize(COUNT + 1);
        assertThat(columns).doesNotHaveDuplicates();
        for (int i = 0; i < COUNT; i++) {
            List<String> row = cells(lines.get(i + 1));
            assertThat(row).hasSameSizeAs(columns);
            ImageMetadata facts = batch.facts().get(i);
            assertThat(row.get(columns.indexOf("index"))).isEqualTo(Integer.toString(i));
            assertThat(row.get(columns.indexOf("background"))).isEqualTo("room");
            assertThat(number(row, columns, "distance")).isEqualTo(label(batch, Latent.DISTANCE, i));
            assertThat(number(row, columns, "rotation_w")).isEqualTo(facts.rotation().w);
            assertThat(number(row, columns, "pixel_y")).isEqualTo(facts.pixel().y);
            assertThat(number(row, columns, "pivot_distance")).isEqualTo(facts.pivotDistance());
            assertThat(number(row, columns, "camera_x")).isEqualTo(facts.camera().x);
            assertThat(number(row, columns, "light_power")).isEqualTo(facts.lightPower());
            assertThat(ImageIO.read(folder.resolve(i + ".png").toFile()).getRGB(0, 0) & 0xff)
                    .isEqualTo(i);
        }
    }

    @Test
    void the_symmetric_identity_alone_has_an_axis() throws IOException {
        ImageBatch batch = write();
        List<String> lines = Files.readAllLines(folder.resolve("labels.csv"));
        List<String> columns = cells(lines.get(0));
        for (int i = 0; i < COUNT; i++) {
            List<String> row = cells(lines.get(i + 1));
            boolean symmetric = label(batch, Latent.IDENTITY, i) == 1;
            assertThat(row.get(columns.indexOf("symmetry_axis_y"))).isEqualTo(symmetric ? "1.0" : "");
            assertThat(row.get(columns.indexOf("symmetry_order"))).isEqualTo(symmetric ? "4" : "");
        }
    }

    @Test
    void a_comma_or_a_quotation_mark_in_a_name_stays_in_its_cell() throws IOException {
        write();
        assertThat(Files.readString(folder.resolve("labels.csv"))).contains(",\"box, 2\"\" wide\",");
    }

    private ImageBatch write() {
        ObjectLibrary two = TestMeshBuilder.library(box(.3f), box(1));
        ObjectLibrary library = new ObjectLibrary(
                "boxes",
                List.of("box"),
                List.of(
                        new ObjectModel(
                                "box, 2\" wide", 0, 0, two.models().get(0).mesh(), null),
                        new ObjectModel("cube", 0, 1, two.models().get(1).mesh(), new Symmetry(0, 1, 0, 4))),
                List.of());
        RenderedBatchSource stream = new RenderedBatchSource(
                StreamSpec.rendered(4, COUNT, 32, COUNT),
                new StreamDigest("0".repeat(64)),
                new SceneSampler(library, new UniformGeometry(), SurroundingsSampler.rooms(1)),
                new GreySceneRenderer());
        ImageBatch batch = stream.batch(0);
        try (ImageFolderWriter writer = ImageFolderWriter.create(folder)) {
            writer.add(batch);
        }
        return batch;
    }

    private static Mesh box(float width) {
        return new TestMeshBuilder()
                .box(new Vector3f(), new Vector3f(width, 1, 1))
                .mesh();
    }

    private static float label(ImageBatch batch, Latent latent, int i) {
        return Objects.requireNonNull(batch.labels().get(latent))[i];
    }

    private static float number(List<String> row, List<String> columns, String column) {
        return Float.parseFloat(row.get(columns.indexOf(column)));
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.replace("\"box, 2\"\" wide\"", "box").split(",", -1));
    }
}
