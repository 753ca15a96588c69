package ventral.platform.pixels;

import java.util.Random;

/** Generates images somewhat like rendered ones: a slope of colour, an edge, and grain. */
final class TestImages {

    private TestImages() {}

    /** Returns images as RGB, one byte a channel, (N, H, W, C). */
    static byte[] of(int imageCount, int imageSize) {
        byte[] pixels = new byte[imageCount * ImageCodec.pixelBytes(imageSize)];
        Random grain = new Random(imageSize);
        for (int i = 0; i < pixels.length; i++) {
            int picture = i / ImageCodec.pixelBytes(imageSize);
            int y = i / 3 / imageSize % imageSize;
            int x = i / 3 % imageSize;
            int colour = 40 * (i % 3) + 100 * x / imageSize + (x + picture < y ? 60 : 0);
            pixels[i] = (byte) (colour + grain.nextInt(6));
        }
        return pixels;
    }

    /** Returns images of noise, no byte of which follows from another. */
    static byte[] noise(int imageCount, int imageSize) {
        byte[] pixels = new byte[imageCount * ImageCodec.pixelBytes(imageSize)];
        new Random(imageSize).nextBytes(pixels);
        return pixels;
    }
}
