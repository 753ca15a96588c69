package ventral.render.assimp;

import java.nio.ByteBuffer;
import org.lwjgl.stb.STBImage;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import ventral.render.texture.Texture;
import ventral.render.texture.TextureResampler;

/** Decodes PNG, JPEG, BMP, TGA and GIF files, to the same pixels on every JDK. */
final class StbTextureDecoder {

    /** Largest number of pixels that are decoded: those of 16,384 by 8,192. */
    static final int MAX_PIXELS = 1 << 27;

    private StbTextureDecoder() {}

    /**
     * Decodes a file.
     *
     * @throws IllegalArgumentException if the file has none of these formats or more than {@link #MAX_PIXELS}; the
     *     message gives the reason
     */
    static Texture decode(byte[] file) {
        ByteBuffer encoded = MemoryUtil.memAlloc(file.length).put(file).flip();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            var width = stack.mallocInt(1);
            var height = stack.mallocInt(1);
            var channels = stack.mallocInt(1);
            if (STBImage.stbi_info_from_memory(encoded, width, height, channels)
                    && (long) width.get(0) * height.get(0) > MAX_PIXELS) {
                throw new IllegalArgumentException(
                        "it has %d x %d pixels, more than %d".formatted(width.get(0), height.get(0), MAX_PIXELS));
            }
            ByteBuffer pixels = STBImage.stbi_load_from_memory(encoded, width, height, channels, 4);
            if (pixels == null) {
                throw new IllegalArgumentException(String.valueOf(STBImage.stbi_failure_reason()));
            }
            try {
                return TextureResampler.fit(pixels, width.get(0), height.get(0));
            } finally {
                STBImage.stbi_image_free(pixels);
            }
        } finally {
            MemoryUtil.memFree(encoded);
        }
    }
}
