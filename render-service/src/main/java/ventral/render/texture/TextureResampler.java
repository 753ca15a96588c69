package ventral.render.texture;

import java.nio.ByteBuffer;

/** Scales images of any size to the size of textures. */
public final class TextureResampler {

    private TextureResampler() {}

    /**
     * Averages the area that each pixel covers. Transparent areas take the mean colour of the opaque ones, so that
     * hidden colours do not show.
     *
     * @param rgba one byte a channel, rows from the top, from index 0 on
     */
    public static Texture fit(ByteBuffer rgba, int width, int height) {
        float[] whole = mean(rgba, width, 0, width, 0, height);
        byte[] rgb = new byte[3 * Texture.SIZE * Texture.SIZE];
        for (int y = 0; y < Texture.SIZE; y++) {
            int top = (int) ((long) y * height / Texture.SIZE);
            int bottom = Math.max(top + 1, (int) ((y + 1L) * height / Texture.SIZE));
            for (int x = 0; x < Texture.SIZE; x++) {
                int left = (int) ((long) x * width / Texture.SIZE);
                int right = Math.max(left + 1, (int) ((x + 1L) * width / Texture.SIZE));
                float[] here = mean(rgba, width, left, right, top, bottom);
                for (int c = 0; c < 3; c++) {
                    float shown = here[3] * here[c] + (1 - here[3]) * whole[c];
                    rgb[3 * (y * Texture.SIZE + x) + c] = (byte) Math.round(shown);
                }
            }
        }
        return new Texture(rgb);
    }

    /** Returns the mean red, green and blue of the opaque pixels, 0 to 255, and the opacity, 0 to 1. */
    private static float[] mean(ByteBuffer rgba, int width, int left, int right, int top, int bottom) {
        long[] sums = new long[4];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int at = 4 * (y * width + x);
                int alpha = rgba.get(at + 3) & 0xff;
                for (int c = 0; c < 3; c++) {
                    sums[c] += (long) alpha * (rgba.get(at + c) & 0xff);
                }
                sums[3] += alpha;
            }
        }
        float all = Math.max(1, sums[3]);
        float pixels = (right - left) * (float) (bottom - top);
        return new float[] {sums[0] / all, sums[1] / all, sums[2] / all, sums[3] / (255 * pixels)};
    }
}
