package ventral.render.files;

import java.awt.image.BufferedImage;
import ventral.render.stream.ImageBatch;

/** Copies images between bytes and {@link BufferedImage}. */
final class BufferedImages {

    private BufferedImages() {}

    /** Copies an image of a batch into another image, with its top left corner at (left, top). */
    static void copy(ImageBatch batch, int picture, BufferedImage into, int left, int top) {
        int size = batch.imageSize();
        copy(batch.pixels(), picture * 3 * size * size, size, into, left, top);
    }

    /** Copies an image of {@code size} squared pixels, three bytes each. */
    static void copy(byte[] picture, int size, BufferedImage into, int left, int top) {
        copy(picture, 0, size, into, left, top);
    }

    private static void copy(byte[] pixels, int first, int size, BufferedImage into, int left, int top) {
        int in = first;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++, in += 3) {
                int red = pixels[in] & 0xff;
                int green = pixels[in + 1] & 0xff;
                int blue = pixels[in + 2] & 0xff;
                into.setRGB(left + x, top + y, red << 16 | green << 8 | blue);
            }
        }
    }

    /** Returns RGB, one byte a channel, row by row from the top. */
    static byte[] rgb(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        byte[] rgb = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return rgb;
    }
}
