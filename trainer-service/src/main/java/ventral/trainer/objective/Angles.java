package ventral.trainer.objective;

/** Functions of angles in radians. */
final class Angles {

    private Angles() {}

    /** Returns the same direction in [-pi, pi]. */
    static double wrapped(double angle) {
        return Math.IEEEremainder(angle, 2 * Math.PI);
    }

    /** Returns the circular mean: the direction of the sum of unit vectors in the given directions. */
    static double circularMean(double[] angles) {
        double x = 0;
        double y = 0;
        for (double angle : angles) {
            x += Math.cos(angle);
            y += Math.sin(angle);
        }
        return Math.atan2(y, x);
    }
}
