package ventral.render.geometry;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace.Moments;

/** Computes the moments of {@link UniformGeometry} in closed form. */
final class UniformMoments {

    static final Map<Latent, Moments> WITHOUT_BOUNDS = withoutBounds();

    private final LatentBounds bounds;
    private final double nearest;
    private final double farthest;

    /**
     * Creates the moments for some bounds. Distances are uniform between {@code nearest} and {@code farthest}, in
     * metres.
     */
    UniformMoments(LatentBounds bounds, double nearest, double farthest) {
        this.bounds = bounds;
        this.nearest = nearest;
        this.farthest = farthest;
    }

    private static Map<Latent, Moments> withoutBounds() {
        double mean = (UniformGeometry.NEAREST + UniformGeometry.FARTHEST) / 2.0;
        double variance = square(UniformGeometry.FARTHEST - UniformGeometry.NEAREST) / 12;
        // x is uniform in +-(z t - r/c) given z, so its variance is the mean over z of a third of the square
        double t = Camera.TAN_HALF_VIEW;
        double margin = UniformGeometry.RADIUS / Camera.COS_HALF_VIEW;
        double square = t * t * (variance + mean * mean) - 2 * t * margin * mean + margin * margin;
        Moments across = new Moments(0, Math.sqrt(square / 3));
        Moments around = new Moments(0, Math.PI / Math.sqrt(3));
        // the sine of the pitch is uniform, as the height of a point on a sphere is (Archimedes)
        Moments upAndDown = new Moments(0, Math.sqrt(Math.PI * Math.PI / 4 - 2));
        return Map.of(
                Latent.DISTANCE, new Moments(mean, Math.sqrt(variance)),
                Latent.TRANSLATION_X, across,
                Latent.TRANSLATION_Y, across,
                Latent.ROTATION_PITCH, upAndDown,
                Latent.ROTATION_YAW, around,
                Latent.ROTATION_ROLL, around);
    }

    static Moments uniform(double least, double greatest) {
        return new Moments((least + greatest) / 2, (greatest - least) / Math.sqrt(12));
    }

    /**
     * Returns the circular mean and the deviation of an angle whose sine is uniform between the sines of two angles.
     */
    static Moments pitch(double least, double greatest) {
        if (least == greatest) {
            return new Moments(least, 0);
        }
        double share = 1 / (StrictMath.sin(greatest) - StrictMath.sin(least)); // the density is this times the cosine
        double sines = share * (square(StrictMath.sin(greatest)) - square(StrictMath.sin(least))) / 2;
        double cosines =
                share * (greatest - least + (StrictMath.sin(2 * greatest) - StrictMath.sin(2 * least)) / 2) / 2;
        double mean = StrictMath.atan2(sines, cosines);
        // variance about the middle, which keeps precision if the bounds are close
        double middle = (least + greatest) / 2;
        double first = share * (aboutMiddle(greatest, middle, 1) - aboutMiddle(least, middle, 1));
        double second = share * (aboutMiddle(greatest, middle, 2) - aboutMiddle(least, middle, 2));
        return new Moments(mean, Math.sqrt(Math.max(0, second - first * first)));
    }

    /** Evaluates an antiderivative of (p - m)^n cos p. */
    private static double aboutMiddle(double p, double m, int n) {
        double d = p - m;
        return n == 1
                ? d * StrictMath.sin(p) + StrictMath.cos(p)
                : d * d * StrictMath.sin(p) + 2 * d * StrictMath.cos(p) - 2 * StrictMath.sin(p);
    }

    Moments distance() {
        return uniform(nearest, farthest);
    }

    /**
     * Returns the moments of x or y, which is uniform, given the distance, on the part of its bounds that is inside the
     * image.
     */
    Moments across(Latent latent) {
        if (bounds.fixed().contains(latent)) {
            return new Moments(bounds.least(latent, 0), 0);
        }
        double mean = overDistances(latent, z -> (low(latent, z) + high(latent, z)) / 2);
        double variance = overDistances(latent, z -> {
            double low = low(latent, z) - mean;
            double high = high(latent, z) - mean;
            return (low * low + low * high + high * high) / 3;
        });
        return new Moments(mean, Math.sqrt(Math.max(0, variance)));
    }

    /**
     * Returns the mean over distances of a function that is a polynomial of degree 3 or less between the distances at
     * which a bound becomes active.
     */
    private double overDistances(Latent latent, DoubleUnaryOperator value) {
        if (nearest == farthest) {
            return value.applyAsDouble(nearest);
        }
        double[] places = DoubleStream.of(
                        nearest,
                        farthest,
                        distanceOfReach(-bounds.least(latent, 0)),
                        distanceOfReach(bounds.greatest(latent, 0)))
                .filter(z -> z >= nearest && z <= farthest)
                .sorted()
                .toArray();
        double sum = 0;
        for (int i = 1; i < places.length; i++) {
            double from = places[i - 1];
            double to = places[i];
            // Simpson's rule, which is exact here
            sum += (to - from)
                    / 6
                    * (value.applyAsDouble(from) + 4 * value.applyAsDouble((from + to) / 2) + value.applyAsDouble(to));
        }
        return sum / (farthest - nearest);
    }

    private double low(Latent latent, double distance) {
        double reach = reach(distance);
        return bounds.has(latent) ? Math.max(bounds.least(latent, 0), -reach) : -reach;
    }

    private double high(Latent latent, double distance) {
        double reach = reach(distance);
        double high = bounds.has(latent) ? Math.min(bounds.greatest(latent, 0), reach) : reach;
        return Math.max(low(latent, distance), high);
    }

    private static double reach(double distance) {
        return distance * Camera.TAN_HALF_VIEW - (double) UniformGeometry.RADIUS / Camera.COS_HALF_VIEW;
    }

    private static double distanceOfReach(double reach) {
        return (reach + (double) UniformGeometry.RADIUS / Camera.COS_HALF_VIEW) / Camera.TAN_HALF_VIEW;
    }

    private static double square(double value) {
        return value * value;
    }
}
