package ventral.render.assimp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ventral.fuzz.ByteSource;
import ventral.fuzz.FuzzTarget;
import ventral.fuzz.Seeds;
import ventral.render.conversion.EulerRotation;
import ventral.render.conversion.ImportedModel;
import ventral.render.conversion.ModelConverter;
import ventral.render.conversion.RefusedModelException;

/** Reads and converts models, and decodes textures. All of them run native code. */
public final class ModelTargets {

    private static final String SEPARATOR = "\n%%%%\n";
    private static final byte[] TEXTURE = Seeds.picture("png", 4, 4);
    private static final MeshoptSimplifier SIMPLIFIER = new MeshoptSimplifier();

    private static final String TETRAHEDRON = """
            mtllib model.mtl
            v 0 0 0
            v 1 0 0
            v 0 1 0
            v 0 0 1
            vt 0 0
            vt 1 0
            vt 0 1
            vn 0 0 1
            usemtl m
            f 1/1/1 2/2/1 3/3/1
            f 1 2 4
            f 1//1 3//1 4//1
            f 2/1 3/2 4/3
            l 1 2
            """;
    private static final String MATERIAL = "newmtl m\nKd 1 0.5 0\nKs 0 0 0\nNs 10\nd 1\nillum 2\nmap_Kd texture.png\n";

    private ModelTargets() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget(
                        "model-obj",
                        Set.of(RefusedModelException.class),
                        () -> Seeds.texts(
                                TETRAHEDRON + SEPARATOR + MATERIAL,
                                TETRAHEDRON.replace("f 1 2 4", "f 1 2 4 -1 -2") + SEPARATOR + MATERIAL,
                                TETRAHEDRON + SEPARATOR + "newmtl m\nmap_Kd *x\n"),
                        ModelTargets::obj),
                new FuzzTarget(
                        "model-gltf", Set.of(RefusedModelException.class), ModelTargets::gltfSeeds, ModelTargets::gltf),
                new FuzzTarget(
                        "texture",
                        Set.of(IllegalArgumentException.class),
                        () -> List.of(
                                Seeds.picture("png", 9, 7),
                                Seeds.picture("jpg", 9, 7),
                                Seeds.picture("bmp", 9, 7),
                                Seeds.picture("gif", 9, 7),
                                tga()),
                        StbTextureDecoder::decode));
    }

    private static byte[] tga() {
        byte[] tga = new byte[18 + 4 * 4 * 3];
        tga[2] = 2;
        tga[12] = 4;
        tga[14] = 4;
        tga[16] = 24;
        return tga;
    }

    private static void obj(byte[] input) throws RefusedModelException {
        String[] files = new String(input, StandardCharsets.ISO_8859_1).split(SEPARATOR, 2);
        convert(
                "model.obj",
                Map.of(
                        "model.obj", files[0].getBytes(StandardCharsets.ISO_8859_1),
                        "model.mtl", (files.length < 2 ? "" : files[1]).getBytes(StandardCharsets.ISO_8859_1),
                        "texture.png", TEXTURE));
    }

    private static void gltf(byte[] input) throws RefusedModelException {
        ByteSource source = new ByteSource(input);
        String name = source.below(2) == 0 ? "model.gltf" : "model.glb";
        convert(name, Map.of(name, source.rest(), "texture.png", TEXTURE, "buffer.bin", buffer()));
    }

    private static void convert(String name, Map<String, byte[]> files) throws RefusedModelException {
        ImportedModel model = new AssimpModelReader().read(path -> Optional.ofNullable(files.get(path)), name);
        ModelConverter.convert(model, EulerRotation.NONE, SIMPLIFIER).measuredSymmetry();
    }

    private static List<byte[]> gltfSeeds() {
        byte[] buffer = buffer();
        String inline = "\"uri\":\"data:application/octet-stream;base64,%s\","
                .formatted(Base64.getEncoder().encodeToString(buffer));
        byte[] glb = glb(json(""), buffer);
        byte[] binary = new byte[glb.length + 1];
        binary[0] = 1;
        System.arraycopy(glb, 0, binary, 1, glb.length);
        return List.of(
                ("\0" + json(inline)).getBytes(StandardCharsets.UTF_8),
                ("\0" + json("\"uri\":\"buffer.bin\",")).getBytes(StandardCharsets.UTF_8),
                binary);
    }

    /** Returns the corners of a tetrahedron, then its faces. */
    private static byte[] buffer() {
        ByteBuffer buffer = ByteBuffer.allocate(72).order(ByteOrder.LITTLE_ENDIAN);
        for (float corner : new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1}) {
            buffer.putFloat(corner);
        }
        for (short index : new short[] {0, 1, 2, 0, 1, 3, 0, 2, 3, 1, 2, 3}) {
            buffer.putShort(index);
        }
        return buffer.array();
    }

    private static String json(String uri) {
        return """
            {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0,"scale":[1,1,-1]}],
            "meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1,"material":0}]}],
            "materials":[{"name":"m","pbrMetallicRoughness":{"baseColorFactor":[1,0,0,1],"baseColorTexture":{"index":0}}}],
            "textures":[{"source":0}],"images":[{"uri":"texture.png"}],
            "buffers":[{%s"byteLength":72}],
            "bufferViews":[{"buffer":0,"byteOffset":0,"byteLength":48},{"buffer":0,"byteOffset":48,"byteLength":24}],
            "accessors":[{"bufferView":0,"componentType":5126,"count":4,"type":"VEC3","min":[0,0,0],"max":[1,1,1]},
            {"bufferView":1,"componentType":5123,"count":12,"type":"SCALAR"}]}
            """.formatted(uri);
    }

    private static byte[] glb(String json, byte[] buffer) {
        byte[] text = (json + " ".repeat((4 - json.length() % 4) % 4)).getBytes(StandardCharsets.UTF_8);
        int length = 12 + 8 + text.length + 8 + buffer.length;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x46546C67)
                .putInt(2)
                .putInt(length)
                .putInt(text.length)
                .putInt(0x4E4F534A)
                .put(text)
                .putInt(buffer.length)
                .putInt(0x004E4942)
                .put(buffer)
                .array();
    }
}
