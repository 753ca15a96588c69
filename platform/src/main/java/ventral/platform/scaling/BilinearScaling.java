package ventral.platform.scaling;

/**
 * Scales images by antialiased bilinear interpolation along one axis, bit for bit as the Python library Pillow does,
 * because networks are scored on images that Pillow scaled. The filter is a triangle as wide as two source or two
 * target pixels, whichever are larger. Weights are in fixed point, and the result is rounded to bytes between the axes.
 *
 * @param first for each target pixel, the first source pixel that it is made of
 * @param weights for each target pixel, the weights of that source pixel and the following ones
 */
@SuppressWarnings("ArrayRecordComponent")
public record BilinearScaling(int[] first, int[][] weights) {

    private static final int CHANNELS = 3;
    private static final int FRACTION_BITS = 32 - 8 - 2;
    private static final int HALF = 1 << (FRACTION_BITS - 1);

    /**
     * Returns an image scaled to another size.
     *
     * @param rgb one byte a channel, row by row from the top (H, W, C); returned as it is if the size does not change
     */
    public static byte[] resize(byte[] rgb, int width, int height, int newWidth, int newHeight) {
        byte[] wide = width == newWidth ? rgb : of(width, newWidth).acrossRows(rgb, width, height);
        return height == newHeight ? wide : of(height, newHeight).acrossColumns(wide, newWidth);
    }

    private static BilinearScaling of(int sourceSize, int targetSize) {
        double scale = (double) sourceSize / targetSize;
        double reach = Math.max(scale, 1);
        int[] first = new int[targetSize];
        int[][] weights = new int[targetSize][];
        for (int i = 0; i < targetSize; i++) {
            double centre = (i + .5) * scale;
            first[i] = Math.max(0, (int) (centre - reach + .5));
            int end = Math.min(sourceSize, (int) (centre + reach + .5));
            weights[i] = weights(first[i], end, centre, reach);
        }
        return new BilinearScaling(first, weights);
    }

    private static int[] weights(int first, int end, double centre, double reach) {
        double[] exact = new double[end - first];
        double sum = 0;
        for (int k = 0; k < exact.length; k++) {
            exact[k] = Math.max(0, 1 - Math.abs((k + first - centre + .5) * (1 / reach)));
            sum += exact[k];
        }
        int[] weights = new int[exact.length];
        for (int k = 0; k < exact.length; k++) {
            weights[k] = (int) (.5 + exact[k] / sum * (1 << FRACTION_BITS));
        }
        return weights;
    }

    private byte[] acrossRows(byte[] source, int width, int height) {
        byte[] rgb = new byte[first.length * height * CHANNELS];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < first.length; x++) {
                int from = (y * width + first[x]) * CHANNELS;
                mix(source, from, CHANNELS, weights[x], rgb, (y * first.length + x) * CHANNELS);
            }
        }
        return rgb;
    }

    private byte[] acrossColumns(byte[] source, int width) {
        int stride = width * CHANNELS;
        byte[] rgb = new byte[stride * first.length];
        for (int y = 0; y < first.length; y++) {
            for (int x = 0; x < width; x++) {
                int from = first[y] * stride + x * CHANNELS;
                mix(source, from, stride, weights[y], rgb, y * stride + x * CHANNELS);
            }
        }
        return rgb;
    }

    private static void mix(byte[] source, int from, int stride, int[] weights, byte[] target, int to) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            int sum = HALF;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k] * Byte.toUnsignedInt(source[from + k * stride + channel]);
            }
            target[to + channel] = (byte) Math.min(255, sum >> FRACTION_BITS);
        }
    }
}
