package ventral.scorer.assembly;

import static ventral.scorer.assembly.Picture.CHANNELS;

/**
 * Antialiased bilinear scaling along one axis, bit by bit as the Python library Pillow does it, because networks are
 * judged on pictures so scaled: a triangle as wide as two source or two target pixels, whichever are larger, with weights
 * in fixed point, and bytes between the axes.
 *
 * @param first of each target pixel, the first source pixel that it is made of
 * @param weights of each target pixel, the weights of that source pixel and the next ones
 */
@SuppressWarnings("ArrayRecordComponent")
record BilinearScaling(int[] first, int[][] weights) {

    private static final int FRACTION_BITS = 32 - 8 - 2;
    private static final int HALF = 1 << (FRACTION_BITS - 1);

    static BilinearScaling of(int sourceSize, int targetSize) {
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

    /** Changes the width. */
    Picture acrossRows(Picture source) {
        byte[] rgb = new byte[first.length * source.height() * CHANNELS];
        for (int y = 0; y < source.height(); y++) {
            for (int x = 0; x < first.length; x++) {
                int from = (y * source.width() + first[x]) * CHANNELS;
                mix(source.rgb(), from, CHANNELS, weights[x], rgb, (y * first.length + x) * CHANNELS);
            }
        }
        return new Picture(first.length, source.height(), rgb);
    }

    /** Changes the height. */
    Picture acrossColumns(Picture source) {
        int stride = source.width() * CHANNELS;
        byte[] rgb = new byte[stride * first.length];
        for (int y = 0; y < first.length; y++) {
            for (int x = 0; x < source.width(); x++) {
                int from = first[y] * stride + x * CHANNELS;
                mix(source.rgb(), from, stride, weights[y], rgb, y * stride + x * CHANNELS);
            }
        }
        return new Picture(source.width(), first.length, rgb);
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
