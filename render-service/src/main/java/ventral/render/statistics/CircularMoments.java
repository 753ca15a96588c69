package ventral.render.statistics;

import java.util.Arrays;
import ventral.contract.latent.LatentSpace.Moments;

/**
 * Computes the circular mean and deviation of angles in radians. The arithmetic mean is useless for angles near pi,
 * where they wrap to -pi; the circular mean is the direction of the sum of the angles' unit vectors.
 */
public final class CircularMoments {

    private static final int AT_FIRST = 1024;

    private float[] angles = new float[AT_FIRST];
    private int count;
    private double sines;
    private double cosines;

    public void add(double angle) {
        if (count == angles.length) {
            angles = Arrays.copyOf(angles, 2 * count);
        }
        angles[count++] = (float) angle;
        sines += StrictMath.sin(angle);
        cosines += StrictMath.cos(angle);
    }

    /**
     * Returns the circular mean, and the standard deviation of the differences from it in [-pi, pi]. The deviation of a
     * constant angle is reported as 1.
     */
    public Moments moments() {
        double mean = StrictMath.atan2(sines, cosines);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double off = Math.IEEEremainder(angles[i] - mean, 2 * Math.PI);
            sum += off;
            squares += off * off;
        }
        double variance = (squares - sum * sum / count) / (count - 1);
        return new Moments(mean, variance > 1e-12 ? Math.sqrt(variance) : 1);
    }
}
