package ventral.render.assimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.render.conversion.ImportedMaterial;
import ventral.render.conversion.ImportedModel;
import ventral.render.conversion.RefusedModelException;
import ventral.render.pack.PackFiles;
import ventral.render.testing.ModelFixtures;

class AssimpModelReaderTest extends AssimpModelReaderTestBase {

    @Test
    void a_face_of_many_corners_becomes_triangles_of_its_area() throws RefusedModelException {
        // an L of six corners, which is not convex
        file("l.obj", "v 0 0 0\nv 2 0 0\nv 2 1 0\nv 1 1 0\nv 1 2 0\nv 0 2 0\nf 1 2 3 4 5 6\n");
        ImportedModel l = read("l.obj");
        assertThat(l.surfaces()).hasSize(4);
        double area = 0;
        for (int i = 0; i < 36; i += 9) {
            float[] p = l.positions();
            area += ((p[i + 3] - p[i]) * (p[i + 7] - p[i + 1]) - (p[i + 6] - p[i]) * (p[i + 4] - p[i + 1])) / 2;
        }
        assertThat(area).isCloseTo(3, within(1e-6));
    }

    @Test
    void what_a_file_does_not_say_is_told_as_missing() throws RefusedModelException {
        file("box.obj", ModelFixtures.BOX);
        ImportedModel box = read("box.obj");
        assertThat(box.surfaces()).hasSize(12);
        assertThat(box.normals()).containsOnly(0);
        for (float place : box.places()) {
            assertThat(place).isNaN();
        }
        assertThat(box.warnings()).isEmpty();
    }

    @Test
    void a_file_is_read_in_any_of_its_makers_ways() throws RefusedModelException {
        file("a/box.obj", "mtllib no.mtl\nusemtl red\ns 1\n" + ModelFixtures.BOX + "l 1 2 3\n");
        file("a/box.mtl", "newmtl red\nKd 1 0.5 0\nd 0.3\n");
        ImportedModel box = read("a/box.obj");
        assertThat(box.warnings()).containsExactlyInAnyOrder("no.mtl is missing", "2 lines or points are left out");
        ImportedMaterial red = box.materials().get(box.surfaces()[0]);
        assertThat(red.colour().red()).isEqualTo(1);
        assertThat(red.colour().green()).isCloseTo(.2176f, within(1e-3f));
        assertThat(red.opacity()).isCloseTo(.3f, within(1e-6f));
        assertThat(red.metalness()).isZero();
    }

    @Test
    void without_any_table_of_materials_the_model_is_grey() throws RefusedModelException {
        file("box.obj", "mtllib no.mtl\nusemtl red\n" + ModelFixtures.BOX);
        ImportedModel box = read("box.obj");
        assertThat(box.warnings()).containsExactly("no.mtl is missing");
        assertThat(box.surfaces()).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({
        "gone.obj, there is no file gone.obj",
        "words.stl, 'words.stl is not a file of type .obj, .gltf or .glb'",
        "empty.obj, empty.obj cannot be read",
        "words.obj, words.obj",
        "words.gltf, words.gltf cannot be read"
    })
    void what_is_no_model_is_refused(String model, String reason) {
        files.put("empty.obj", new byte[0]);
        file("words.obj", "once upon a time there was no model");
        file("words.gltf", "once upon a time there was no model");
        file("words.stl", "solid");
        assertThatThrownBy(() -> read(model))
                .isInstanceOf(RefusedModelException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "11, 10, 10, more than 11 triangles",
        "12, 1, 10, more than 1 nodes;",
        "12, 10, 1, more than 1 nodes below each other"
    })
    void a_model_beyond_a_limit_is_refused(int triangleCount, int nodeCount, int depth, String reason) {
        file("box.obj", ModelFixtures.BOX);
        AssimpModelReader reader = new AssimpModelReader(new ModelLimits(triangleCount, nodeCount, depth));
        assertThatThrownBy(() -> reader.read(ModelFixtures.files(files), "box.obj"))
                .isInstanceOf(RefusedModelException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_file_access_that_fails_during_an_import_is_thrown_after_it() {
        UncheckedIOException failure = new UncheckedIOException(new IOException("Input/output error"));
        PackFiles broken = path -> {
            if (path.endsWith(".mtl")) {
                throw failure;
            }
            return Optional.of(("mtllib box.mtl\n" + ModelFixtures.BOX).getBytes(StandardCharsets.UTF_8));
        };
        assertThatThrownBy(() -> new AssimpModelReader().read(broken, "box.obj"))
                .isSameAs(failure);
    }
}
