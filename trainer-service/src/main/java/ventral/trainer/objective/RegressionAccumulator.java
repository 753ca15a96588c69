package ventral.trainer.objective;

import java.util.Arrays;
import ventral.contract.latent.Latent;
import ventral.contract.validation.LatentAccuracy;

/**
 * Accumulates predictions of a length or an angle and the true values. R² is one less the squared error over the
 * variance among these images. For an angle, errors and deviations from the circular mean are wrapped to ±180°. R² is
 * NaN where all images have the same value.
 */
final class RegressionAccumulator {

    private final boolean areAngles;
    private double[] estimates = new double[64];
    private double[] truths = new double[64];
    private int count;

    RegressionAccumulator(Latent latent) {
        this.areAngles = latent.kind() == Latent.Kind.ANGLE;
    }

    /** Adds an image; metres or radians. */
    void add(double estimate, double truth) {
        if (count == estimates.length) {
            estimates = Arrays.copyOf(estimates, 2 * count);
            truths = Arrays.copyOf(truths, 2 * count);
        }
        estimates[count] = estimate;
        truths[count] = truth;
        count++;
    }

    LatentAccuracy.RegressionAccuracy figures() {
        double[] truth = Arrays.copyOf(truths, count);
        double mean = areAngles
                ? Angles.circularMean(truth)
                : Arrays.stream(truth).average().orElseThrow();
        double errors = 0;
        double deviations = 0;
        for (int i = 0; i < count; i++) {
            errors += square(estimates[i] - truth[i]);
            deviations += square(truth[i] - mean);
        }
        double root = Math.sqrt(errors / count);
        // the mean of equal values may differ from them by rounding
        boolean varies = Arrays.stream(truth).anyMatch(value -> value != truth[0]);
        return new LatentAccuracy.RegressionAccuracy(
                varies && deviations > 0 ? 1 - errors / deviations : Double.NaN,
                areAngles ? Math.toDegrees(root) : root);
    }

    private double square(double difference) {
        double d = areAngles ? Angles.wrapped(difference) : difference;
        return d * d;
    }
}
