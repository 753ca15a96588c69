package ventral.scorer.simulation;

/**
 * Two-dimensional Gabor filter, with zero response to uniform luminance and unit absolute sum.
 *
 * @param weights (2 reach + 1, 2 reach + 1)
 */
@SuppressWarnings("ArrayRecordComponent")
record GaborFilter(int reach, double[] weights) {

    /** Standard deviation of the envelope, in wavelengths: a bandwidth of about 1.4 octaves. */
    private static final double ENVELOPE = .4;

    private static final double DEVIATIONS = 2.5;

    /**
     * Creates a filter.
     *
     * @param orientation direction of the wave, in radians
     * @param wave wavelength, in pixels
     * @param phase at the centre, in radians
     */
    static GaborFilter of(double orientation, double wave, double phase) {
        double deviation = ENVELOPE * wave;
        int reach = (int) Math.ceil(DEVIATIONS * deviation);
        int width = 2 * reach + 1;
        double[] envelope = new double[width * width];
        double[] weights = new double[width * width];
        double envelopeSum = 0;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int y = i / width - reach;
            int x = i % width - reach;
            double along = x * StrictMath.cos(orientation) + y * StrictMath.sin(orientation);
            envelope[i] = StrictMath.exp(-(x * x + y * y) / (2 * deviation * deviation));
            weights[i] = envelope[i] * StrictMath.cos(2 * StrictMath.PI * along / wave + phase);
            envelopeSum += envelope[i];
            sum += weights[i];
        }
        double absolute = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= sum * envelope[i] / envelopeSum;
            absolute += Math.abs(weights[i]);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= absolute;
        }
        return new GaborFilter(reach, weights);
    }

    /** Applies the filter at a position. Beyond the border, luminance equals that of the nearest border pixel. */
    double applied(FeatureMaps luminance, int y, int x) {
        double[] light = luminance.values();
        int last = luminance.size() - 1;
        double sum = 0;
        int at = 0;
        for (int dy = -reach; dy <= reach; dy++) {
            int row = Math.min(Math.max(y + dy, 0), last) * luminance.size();
            for (int dx = -reach; dx <= reach; dx++) {
                sum += weights[at++] * light[row + Math.min(Math.max(x + dx, 0), last)];
            }
        }
        return sum;
    }
}
