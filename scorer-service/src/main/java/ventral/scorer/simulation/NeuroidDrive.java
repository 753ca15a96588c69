package ventral.scorer.simulation;

import java.util.Arrays;

/** Computes the drive of a neuroid over stimuli, with mean 0 and variance 1. */
final class NeuroidDrive {

    private NeuroidDrive() {}

    /**
     * Scales values to mean 0 and variance 1.
     *
     * @throws IllegalArgumentException if all values are the same
     */
    static double[] standardised(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = StrictMath.sqrt(squares / values.length);
        if (!(deviation > 0)) {
            throw new IllegalArgumentException(
                    "all of the %d stimuli drive a neuroid equally".formatted(values.length));
        }
        return Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
    }

    /**
     * Mixes several drives.
     *
     * @param shares variance explained by each drive, if the drives are independent
     */
    static double[] mixed(double[][] drives, double[] shares) {
        double[] sum = new double[drives[0].length];
        for (int part = 0; part < drives.length; part++) {
            double[] drive = standardised(drives[part]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += StrictMath.sqrt(shares[part]) * drive[i];
            }
        }
        return standardised(sum);
    }
}
