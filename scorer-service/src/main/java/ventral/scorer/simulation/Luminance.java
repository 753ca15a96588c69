package ventral.scorer.simulation;

import ventral.scorer.assembly.StimulusImage;

/** Computes the input of V1: one channel of luminance, minus its mean over the image. */
final class Luminance {

    /** Width and height that every image is scaled to, in pixels. */
    static final int SIZE = 96;

    // Weights of ITU-R BT.709, applied to gamma-coded values
    private static final double RED = .2126;
    private static final double GREEN = .7152;
    private static final double BLUE = .0722;

    private Luminance() {}

    static FeatureMaps of(StimulusImage picture) {
        byte[] rgb = picture.scaled(SIZE, SIZE).rgb();
        double[] values = new double[SIZE * SIZE];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (RED * Byte.toUnsignedInt(rgb[3 * i])
                            + GREEN * Byte.toUnsignedInt(rgb[3 * i + 1])
                            + BLUE * Byte.toUnsignedInt(rgb[3 * i + 2]))
                    / 255;
            sum += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] -= sum / values.length;
        }
        return new FeatureMaps(1, SIZE, values);
    }
}
