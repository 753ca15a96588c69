package ventral.render.assimp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import ventral.render.conversion.ImportedMaterial;
import ventral.render.conversion.ImportedModel;
import ventral.render.conversion.RefusedModelException;
import ventral.render.texture.Texture;

/** Tests models in glTF, as text and as GLB. */
class GltfModelTest extends AssimpModelReaderTestBase {

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
}
