package ventral.render.assimp;

import static org.lwjgl.assimp.Assimp.AI_MATKEY_BASE_COLOR;
import static org.lwjgl.assimp.Assimp.AI_MATKEY_COLOR_DIFFUSE;
import static org.lwjgl.assimp.Assimp.AI_MATKEY_COLOR_SPECULAR;
import static org.lwjgl.assimp.Assimp.AI_MATKEY_METALLIC_FACTOR;
import static org.lwjgl.assimp.Assimp.AI_MATKEY_NAME;
import static org.lwjgl.assimp.Assimp.AI_MATKEY_OPACITY;
import static org.lwjgl.assimp.Assimp.AI_MATKEY_ROUGHNESS_FACTOR;
import static org.lwjgl.assimp.Assimp.AI_MATKEY_SHININESS;
import static org.lwjgl.assimp.Assimp.aiGetMaterialColor;
import static org.lwjgl.assimp.Assimp.aiGetMaterialFloatArray;
import static org.lwjgl.assimp.Assimp.aiGetMaterialString;
import static org.lwjgl.assimp.Assimp.aiGetMaterialTexture;
import static org.lwjgl.assimp.Assimp.aiReturn_SUCCESS;
import static org.lwjgl.assimp.Assimp.aiTextureType_BASE_COLOR;
import static org.lwjgl.assimp.Assimp.aiTextureType_DIFFUSE;
import static org.lwjgl.assimp.Assimp.aiTextureType_NONE;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lwjgl.assimp.AIColor4D;
import org.lwjgl.assimp.AIMaterial;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIString;
import org.lwjgl.assimp.AITexture;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import ventral.render.conversion.ImportedMaterial;
import ventral.render.object.Colour;
import ventral.render.pack.PackFiles;
import ventral.render.texture.Texture;

/** Reads a scene's materials: their colours and textures. */
final class AssimpMaterialReader {

    /** Name that Assimp gives an embedded texture: an asterisk and its index. */
    private static final Pattern EMBEDDED = Pattern.compile("\\*\\d{1,9}");

    private static final Colour GREY = new Colour(.3f, .3f, .3f);
    private static final Colour WHITE = new Colour(1, 1, 1);

    private final AIScene scene;
    private final PackFiles files;
    private final String model;
    private final List<String> warnings;
    private final Map<String, @Nullable Texture> pictures = new HashMap<>();

    AssimpMaterialReader(AIScene scene, PackFiles files, String model, List<String> warnings) {
        this.scene = scene;
        this.files = files;
        this.model = model;
        this.warnings = warnings;
    }

    List<ImportedMaterial> read() {
        List<ImportedMaterial> materials = new ArrayList<>();
        for (int i = 0; i < scene.mNumMaterials(); i++) {
            materials.add(read(
                    AIMaterial.create(Objects.requireNonNull(scene.mMaterials()).get(i))));
        }
        return materials;
    }

    private ImportedMaterial read(AIMaterial material) {
        Optional<Texture> picture = pictureName(material).flatMap(this::picture);
        Optional<Colour> base = colour(material, AI_MATKEY_BASE_COLOR);
        Colour colour = base.orElseGet(() -> picture.isPresent() ? WHITE : ofMtl(material));
        return new ImportedMaterial(
                name(material),
                colour,
                picture.orElse(null),
                number(material, AI_MATKEY_OPACITY).orElse(1f),
                Math.max(.1f, number(material, AI_MATKEY_ROUGHNESS_FACTOR).orElseGet(() -> roughness(material))),
                base.isPresent() ? number(material, AI_MATKEY_METALLIC_FACTOR).orElse(0f) : 0);
    }

    /**
     * Returns the colour of an MTL file, converted from display-referred to linear values. Exporters write such a
     * colour by habit even if the material has a texture.
     */
    private static Colour ofMtl(AIMaterial material) {
        Optional<Colour> shown = colour(material, AI_MATKEY_COLOR_DIFFUSE);
        if (shown.isEmpty()) {
            return GREY;
        }
        Colour c = shown.get();
        return new Colour(linear(c.red()), linear(c.green()), linear(c.blue()));
    }

    private static float linear(float shown) {
        return (float) StrictMath.pow(Math.max(0, Math.min(1, shown)), 2.2);
    }

    /**
     * Returns the roughness that spreads a highlight like Phong's exponent n: alpha² = 2 / (n + 2) (Walter et al.
     * 2007), alpha = roughness².
     */
    private static float roughness(AIMaterial material) {
        float exponent = number(material, AI_MATKEY_SHININESS).orElse(0f);
        Colour gloss = colour(material, AI_MATKEY_COLOR_SPECULAR).orElse(new Colour(0, 0, 0));
        boolean matt = Math.max(gloss.red(), Math.max(gloss.green(), gloss.blue())) < .02f;
        return matt ? .9f : (float) StrictMath.pow(2 / (Math.max(0, exponent) + 2), .25);
    }

    private Optional<Texture> picture(String name) {
        if (!pictures.containsKey(name)) {
            pictures.put(name, decode(name).orElse(null));
        }
        return Optional.ofNullable(pictures.get(name));
    }

    private Optional<Texture> decode(String name) {
        try {
            Optional<byte[]> file = EMBEDDED.matcher(name).matches() ? embedded(name) : beside(name);
            if (file.isEmpty()) {
                warnings.add("texture %s is missing; the plain colour is rendered".formatted(name));
                return Optional.empty();
            }
            return Optional.of(StbTextureDecoder.decode(file.get()));
        } catch (IllegalArgumentException e) {
            warnings.add("texture %s cannot be read, the plain colour is rendered: %s".formatted(name, e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * Reads a texture from the path in the file or, failing that, from the model's folder, because files contain paths
     * of their authors' machines.
     */
    private Optional<byte[]> beside(String name) {
        String folder = ModelPaths.folder(model);
        Optional<byte[]> file = ModelPaths.read(files, folder + name);
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return file.isPresent() ? file : ModelPaths.read(files, folder + last);
    }

    /** Returns one of the scene's embedded textures, {@code *0} for the first, if it is an encoded image. */
    private Optional<byte[]> embedded(String name) {
        if (!EMBEDDED.matcher(name).matches()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(name.substring(1));
        if (index >= scene.mNumTextures()) {
            return Optional.empty();
        }
        AITexture texture =
                AITexture.create(Objects.requireNonNull(scene.mTextures()).get(index));
        if (texture.mHeight() != 0) {
            return Optional.empty();
        }
        ByteBuffer encoded = MemoryUtil.memByteBuffer(texture.pcData().address(), texture.mWidth());
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return Optional.of(bytes);
    }

    private static Optional<String> pictureName(AIMaterial material) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            AIString path = AIString.malloc(stack);
            for (int type : new int[] {aiTextureType_BASE_COLOR, aiTextureType_DIFFUSE}) {
                int found =
                        aiGetMaterialTexture(material, type, 0, path, (IntBuffer) null, null, null, null, null, null);
                if (found == aiReturn_SUCCESS && !path.dataString().isBlank()) {
                    return Optional.of(path.dataString().strip());
                }
            }
        }
        return Optional.empty();
    }

    private static String name(AIMaterial material) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            AIString name = AIString.malloc(stack);
            boolean found =
                    aiGetMaterialString(material, AI_MATKEY_NAME, aiTextureType_NONE, 0, name) == aiReturn_SUCCESS;
            return found ? name.dataString() : "";
        }
    }

    private static Optional<Colour> colour(AIMaterial material, String key) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            AIColor4D c = AIColor4D.malloc(stack);
            return aiGetMaterialColor(material, key, aiTextureType_NONE, 0, c) == aiReturn_SUCCESS
                    ? Optional.of(new Colour(c.r(), c.g(), c.b()))
                    : Optional.empty();
        }
    }

    private static Optional<Float> number(AIMaterial material, String key) {
        float[] number = new float[1];
        int[] count = {1};
        return aiGetMaterialFloatArray(material, key, aiTextureType_NONE, 0, number, count) == aiReturn_SUCCESS
                ? Optional.of(number[0])
                : Optional.empty();
    }
}
