package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.GL_CLAMP_TO_EDGE;
import static org.lwjgl.opengl.GL45C.GL_FLOAT;
import static org.lwjgl.opengl.GL45C.GL_LINEAR_MIPMAP_LINEAR;
import static org.lwjgl.opengl.GL45C.GL_R8;
import static org.lwjgl.opengl.GL45C.GL_RED;
import static org.lwjgl.opengl.GL45C.GL_RGB;
import static org.lwjgl.opengl.GL45C.GL_RGB9_E5;
import static org.lwjgl.opengl.GL45C.GL_RGBA8;
import static org.lwjgl.opengl.GL45C.GL_SRGB8_ALPHA8;
import static org.lwjgl.opengl.GL45C.GL_TEXTURE_2D_ARRAY;
import static org.lwjgl.opengl.GL45C.GL_TEXTURE_MIN_FILTER;
import static org.lwjgl.opengl.GL45C.GL_TEXTURE_WRAP_S;
import static org.lwjgl.opengl.GL45C.GL_TEXTURE_WRAP_T;
import static org.lwjgl.opengl.GL45C.GL_UNPACK_ALIGNMENT;
import static org.lwjgl.opengl.GL45C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL45C.glBindTextureUnit;
import static org.lwjgl.opengl.GL45C.glCreateTextures;
import static org.lwjgl.opengl.GL45C.glGenTextures;
import static org.lwjgl.opengl.GL45C.glGenerateTextureMipmap;
import static org.lwjgl.opengl.GL45C.glPixelStorei;
import static org.lwjgl.opengl.GL45C.glTextureParameteri;
import static org.lwjgl.opengl.GL45C.glTextureStorage3D;
import static org.lwjgl.opengl.GL45C.glTextureSubImage3D;
import static org.lwjgl.opengl.GL45C.glTextureView;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntFunction;
import org.lwjgl.system.MemoryUtil;
import ventral.render.surroundings.BackgroundImages;
import ventral.render.surroundings.Panorama;
import ventral.render.surroundings.Photograph;
import ventral.render.texture.Texture;
import ventral.render.texture.TexturePattern;

/**
 * Uploads and binds textures: the patterns to texture unit 0, the panoramas to units 1 and 6, the library's textures to
 * unit 3 and the photographs to unit 5. Unit 2 holds the shadow atlas, and unit 4 the multisampled objects.
 */
final class TextureUnits {

    /** Greatest number of mipmap levels. */
    private static final int LEVELS = 9;

    private TextureUnits() {}

    static final int OBJECTS_UNIT = 4;

    private static final int PANORAMAS_UNIT = 1;
    private static final int PICTURES_UNIT = 3;
    private static final int PHOTOGRAPHS_UNIT = 5;
    private static final int REFLECTIONS_UNIT = 6;

    static void bind(List<Texture> pictures, BackgroundImages backgrounds) {
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        bindPatterns();
        if (!pictures.isEmpty()) {
            int texture = array(GL_SRGB8_ALPHA8, Texture.SIZE, Texture.SIZE, pictures.size());
            bindColours(
                    texture, Texture.SIZE, pictures.stream().map(Texture::rgb).toList(), PICTURES_UNIT);
            bindWithoutDecoding(texture, pictures.size());
        }
        if (!backgrounds.panoramas().isEmpty()) {
            bindPanoramas(backgrounds.panoramas());
        }
        if (!backgrounds.photographs().isEmpty()) {
            bindPhotographs(backgrounds.photographs());
        }
    }

    /** Binds the library's textures, whose mipmaps are averages of light, as the sRGB values that the shader decodes. */
    private static void bindWithoutDecoding(int texture, int count) {
        int view = glGenTextures();
        glTextureView(view, GL_TEXTURE_2D_ARRAY, texture, GL_RGBA8, 0, levels(Texture.SIZE, Texture.SIZE), 0, count);
        glTextureParameteri(view, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
        glBindTextureUnit(PICTURES_UNIT, view);
    }

    private static void bindPatterns() {
        int texture = array(GL_R8, TexturePattern.SIZE, TexturePattern.SIZE, TexturePattern.values().length);
        IntFunction<byte[]> painter = TexturePattern.painter();
        ByteBuffer pixels = MemoryUtil.memAlloc(TexturePattern.SIZE * TexturePattern.SIZE);
        for (int i = 0; i < TexturePattern.values().length; i++) {
            pixels.clear().put(painter.apply(i)).flip();
            glTextureSubImage3D(
                    texture, 0, 0, 0, i, TexturePattern.SIZE, TexturePattern.SIZE, 1, GL_RED, GL_UNSIGNED_BYTE, pixels);
        }
        MemoryUtil.memFree(pixels);
        glGenerateTextureMipmap(texture);
        glBindTextureUnit(0, texture);
    }

    private static void bindPhotographs(List<Photograph> photographs) {
        int texture = array(GL_RGBA8, Photograph.SIZE, Photograph.SIZE, photographs.size());
        glTextureParameteri(texture, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTextureParameteri(texture, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        bindColours(
                texture,
                Photograph.SIZE,
                photographs.stream().map(Photograph::rgb).toList(),
                PHOTOGRAPHS_UNIT);
    }

    /**
     * Uploads RGB layers and binds the texture.
     *
     * @param layers RGB images, three bytes a pixel
     */
    private static void bindColours(int texture, int size, List<byte[]> layers, int unit) {
        ByteBuffer pixels = MemoryUtil.memAlloc(3 * size * size);
        for (int i = 0; i < layers.size(); i++) {
            pixels.clear().put(layers.get(i)).flip();
            glTextureSubImage3D(texture, 0, 0, 0, i, size, size, 1, GL_RGB, GL_UNSIGNED_BYTE, pixels);
        }
        MemoryUtil.memFree(pixels);
        glGenerateTextureMipmap(texture);
        glBindTextureUnit(unit, texture);
    }

    /** Binds the panoramas twice: as bytes, for backgrounds, and as radiance, for reflections. */
    private static void bindPanoramas(List<Panorama> panoramas) {
        int width = panoramas.get(0).width();
        int height = panoramas.get(0).height();
        int seen = array(GL_RGBA8, width, height, panoramas.size());
        int reflected = array(GL_RGB9_E5, width, height, panoramas.size());
        ByteBuffer pixels = MemoryUtil.memAlloc(3 * width * height);
        for (int i = 0; i < panoramas.size(); i++) {
            PanoramaMipmapLevel mipmap = PanoramaMipmapLevel.of(panoramas.get(i));
            for (int level = 0; level < levels(width, height); level++) {
                int columns = mipmap.width();
                int rows = mipmap.height();
                pixels.clear().put(mipmap.encoded()).flip();
                glTextureSubImage3D(seen, level, 0, 0, i, columns, rows, 1, GL_RGB, GL_UNSIGNED_BYTE, pixels);
                glTextureSubImage3D(reflected, level, 0, 0, i, columns, rows, 1, GL_RGB, GL_FLOAT, mipmap.radiance());
                mipmap = mipmap.next();
            }
        }
        MemoryUtil.memFree(pixels);
        glTextureParameteri(seen, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glTextureParameteri(reflected, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glBindTextureUnit(PANORAMAS_UNIT, seen);
        glBindTextureUnit(REFLECTIONS_UNIT, reflected);
    }

    private static int levels(int width, int height) {
        return Math.min(LEVELS, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(width, height)));
    }

    private static int array(int format, int width, int height, int count) {
        int texture = glCreateTextures(GL_TEXTURE_2D_ARRAY);
        glTextureStorage3D(texture, levels(width, height), format, width, height, count);
        glTextureParameteri(texture, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
        return texture;
    }
}
