package ventral.render.assimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.render.conversion.ImportedMaterial;
import ventral.render.conversion.ImportedModel;
import ventral.render.conversion.RefusedModelException;
import ventral.render.pack.PackFiles;
import ventral.render.testing.ModelFixtures;
import ventral.render.texture.Texture;

class AssimpModelReaderTest {

    private final Map<String, byte[]> files = new HashMap<>();

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

    @Test
    void a_picture_lies_where_its_coordinates_say() throws RefusedModelException, IOException {
        file(
                "q.obj",
                "mtllib q.mtl\nusemtl m\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\nf 1/1 2/2 3/3 4/4\n");
        file("q.mtl", "newmtl m\nKd 0 0 0\nmap_Kd C:\\of\\its maker\\top red.png\n");
        files.put("top red.png", png());
        ImportedModel quad = read("q.obj");
        assertThat(quad.warnings()).isEmpty();
        // the file's v goes up, a texture's rows go down
        for (int corner = 0; corner < 6; corner++) {
            assertThat(quad.places()[2 * corner]).isEqualTo(quad.positions()[3 * corner]);
            assertThat(quad.places()[2 * corner + 1]).isEqualTo(1 - quad.positions()[3 * corner + 1]);
        }
        ImportedMaterial material = quad.materials().get(quad.surfaces()[0]);
        Texture picture = material.picture();
        assertThat(picture.rgb()[0]).isEqualTo((byte) 255);
        assertThat(picture.rgb()[picture.rgb().length - 3]).isZero();
        assertThat(material.colour().red())
                .as("a picture is not darkened by a colour beside it")
                .isEqualTo(1);
    }

    @Test
    void a_picture_that_is_missing_or_none_leaves_the_plain_colour() throws RefusedModelException {
        file("box.obj", "mtllib box.mtl\nusemtl m\n" + ModelFixtures.BOX_CORNERS + "f 1 2 3 4\nusemtl n\nf 5 6 7 8\n");
        file("box.mtl", "newmtl m\nKd 1 1 1\nmap_Kd gone.png\nnewmtl n\nKd 0 1 0\nmap_Kd text.png\n");
        file("text.png", "no picture");
        ImportedModel box = read("box.obj");
        assertThat(box.warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("texture gone.png is missing"))
                .anySatisfy(warning -> assertThat(warning).startsWith("texture text.png cannot be read"));
        assertThat(box.materials()).allMatch(material -> material.picture() == null);
    }

    @ParameterizedTest
    @CsvSource({"*x", "*-1", "*7", "*99999999999"})
    void a_name_of_an_embedded_picture_that_is_not_there_is_told_as_missing(String name) throws RefusedModelException {
        file("box.obj", "mtllib box.mtl\nusemtl m\n" + ModelFixtures.BOX_CORNERS + "f 1 2 3 4\n");
        file("box.mtl", "newmtl m\nmap_Kd " + name + "\n");
        assertThat(read("box.obj").warnings())
                .containsExactly("texture %s is missing; the plain colour is rendered".formatted(name));
    }

    @Test
    void a_picture_with_more_pixels_than_memory_is_kept_for_leaves_the_plain_colour() throws RefusedModelException {
        file("box.obj", "mtllib box.mtl\nusemtl m\n" + ModelFixtures.BOX_CORNERS + "f 1 2 3 4\n");
        file("box.mtl", "newmtl m\nmap_Kd large.tga\n");
        ByteBuffer header = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        header.put(2, (byte) 2)
                .putShort(12, (short) 20_000)
                .putShort(14, (short) 20_000)
                .put(16, (byte) 24);
        files.put("large.tga", header.array());
        assertThat(read("box.obj").warnings()).singleElement().asString().contains("20000 x 20000 pixels");
    }

    @Test
    void gltf_comes_with_its_nodes_places_and_its_surface() throws RefusedModelException {
        file(
                "t.gltf",
                gltf("data:application/octet-stream;base64,"
                        + Base64.getEncoder().encodeToString(triangle())));
        assertTriangle(read("t.gltf"));
    }

    @Test
    void gltf_finds_its_buffers_beside_it() throws RefusedModelException {
        file("a/t.gltf", gltf("../b/t%20.bin"));
        files.put("b/t .bin", triangle());
        assertTriangle(read("a/t.gltf"));
    }

    @Test
    void glb_is_read_as_gltf_is() throws RefusedModelException {
        byte[] json = gltf("").replace("\"uri\": \"\", ", "").getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 3) / 4 * 4;
        ByteBuffer glb = ByteBuffer.allocate(12 + 8 + padded + 8 + 36).order(ByteOrder.LITTLE_ENDIAN);
        glb.put("glTF".getBytes(StandardCharsets.UTF_8)).putInt(2).putInt(glb.capacity());
        glb.putInt(padded).put("JSON".getBytes(StandardCharsets.UTF_8)).put(json);
        while (glb.position() < 20 + padded) {
            glb.put((byte) ' ');
        }
        glb.putInt(36).put("BIN\0".getBytes(StandardCharsets.UTF_8)).put(triangle());
        files.put("t.glb", glb.array());
        assertTriangle(read("t.glb"));
    }

    @Test
    void gltf_carries_its_pictures_with_it() throws RefusedModelException, IOException {
        ByteBuffer data = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN).put(triangle());
        for (float number : new float[] {0, 0, 1, 0, 0, .75f}) {
            data.putFloat(number);
        }
        file("p.gltf", """
                {"asset": {"version": "2.0"}, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0}],
                 "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "TEXCOORD_0": 1}, "material": 0}]}],
                 "materials": [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}],
                 "textures": [{"source": 0}], "images": [{"uri": "data:image/png;base64,%s"}],
                 "accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3",
                                "min": [0, 0, 0], "max": [1, 1, 0]},
                               {"bufferView": 1, "componentType": 5126, "count": 3, "type": "VEC2"}],
                 "bufferViews": [{"buffer": 0, "byteOffset": 0, "byteLength": 36},
                                 {"buffer": 0, "byteOffset": 36, "byteLength": 24}],
                 "buffers": [{"uri": "data:application/octet-stream;base64,%s", "byteLength": 60}]}
                """.formatted(
                Base64.getEncoder().encodeToString(png()), Base64.getEncoder().encodeToString(data.array())));
        ImportedModel model = read("p.gltf");
        assertThat(model.warnings()).isEmpty();
        assertThat(model.places()).containsExactly(0, 0, 1, 0, 0, .75f);
        Texture picture = model.materials().get(model.surfaces()[0]).picture();
        assertThat(picture.rgb()[0]).as("its top is red").isEqualTo((byte) 255);
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

    @Test
    void a_texture_with_an_asterisk_that_is_no_index_is_missing() throws RefusedModelException {
        file("box.obj", "mtllib box.mtl\nusemtl m\n" + ModelFixtures.BOX);
        file("box.mtl", "newmtl m\nmap_Kd *x\n");
        assertThat(read("box.obj").warnings()).containsExactly("texture *x is missing; the plain colour is rendered");
    }

    private static void assertTriangle(ImportedModel triangle) {
        // (x, y, z) is moved by 5 and mirrored in x, so the orientation of the corners is reversed
        assertThat(triangle.surfaces()).hasSize(1);
        float[] p = triangle.positions();
        float doubleArea = (p[3] - p[0]) * (p[7] - p[1]) - (p[6] - p[0]) * (p[4] - p[1]);
        assertThat(doubleArea).isEqualTo(1);
        assertThat(Math.max(p[0], Math.max(p[3], p[6]))).isEqualTo(5);
        assertThat(Math.min(p[0], Math.min(p[3], p[6]))).isEqualTo(4);
        ImportedMaterial material = triangle.materials().get(triangle.surfaces()[0]);
        assertThat(material.colour().green()).isEqualTo(.25f);
        assertThat(material.roughness()).isEqualTo(.75f);
        assertThat(material.metalness()).isEqualTo(.5f);
    }

    private static byte[] triangle() {
        ByteBuffer corners = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}) {
            corners.putFloat(number);
        }
        return corners.array();
    }

    private static String gltf(String uri) {
        return """
                {"asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}],
                 "nodes": [{"mesh": 0, "translation": [5, 0, 0], "scale": [-1, 1, 1]}],
                 "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "material": 0}]}],
                 "materials": [{"pbrMetallicRoughness": {"baseColorFactor": [1, 0.25, 0, 1],
                                "metallicFactor": 0.5, "roughnessFactor": 0.75}}],
                 "accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3",
                                "min": [0, 0, 0], "max": [1, 1, 0]}],
                 "bufferViews": [{"buffer": 0, "byteOffset": 0, "byteLength": 36}],
                 "buffers": [{"uri": "%s", "byteLength": 36}]}
                """.formatted(uri);
    }

    /** Encodes an image that is red above and black below. */
    private static byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 4; x++) {
            image.setRGB(x, 0, 0xff0000);
            image.setRGB(x, 1, 0xff0000);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private void file(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private ImportedModel read(String model) throws RefusedModelException {
        return new AssimpModelReader().read(ModelFixtures.files(files), model);
    }
}
