package ventral.render.geometry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.joml.Vector3f;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.render.object.ObjectChoice;
import ventral.render.object.ObjectModel;
import ventral.render.statistics.CircularMoments;
import ventral.render.statistics.CounterBasedRandom;

/**
 * Estimates a geometry's moments on first use, from {@value #PLACEMENTS} fixed placements that cycle through a stream's
 * categories and their objects. The standard error of a mean is at most a hundredth of the standard deviation. A fixed
 * latent has its value as the mean and a deviation of 0.
 */
final class SampledMoments {

    static final int PLACEMENTS = 10_000;

    private static final long SEED = 2023;

    /**
     * Rounding steps per unit: to tenths of millimetres and of milliradians, or to the same fraction of narrower
     * bounds. Rounding hides differences between the sines of different machines.
     */
    private static final double STEPS = 1e4;

    private static final List<Latent> LENGTHS = List.of(Latent.TRANSLATION_X, Latent.TRANSLATION_Y, Latent.DISTANCE);
    private static final List<Latent> ANGLES =
            List.of(Latent.ROTATION_PITCH, Latent.ROTATION_YAW, Latent.ROTATION_ROLL);

    private final Geometry geometry;
    private final List<List<ObjectModel>> byCategory;
    private final LatentBounds bounds;
    private final BiConsumer<ObjectModel, Placement> check;
    private @Nullable Map<Latent, Moments> moments;

    /**
     * Creates an estimator that samples nothing yet.
     *
     * @param check throws an exception for an unacceptable placement
     */
    SampledMoments(
            Geometry geometry, ObjectChoice objects, LatentBounds bounds, BiConsumer<ObjectModel, Placement> check) {
        this.geometry = geometry;
        this.byCategory = objects.byCategory();
        this.bounds = bounds;
        this.check = check;
    }

    synchronized Map<Latent, Moments> get() {
        if (moments == null) {
            moments = sample();
        }
        return moments;
    }

    private Map<Latent, Moments> sample() {
        double[] sum = new double[3];
        double[] squares = new double[3];
        List<CircularMoments> angles = List.of(new CircularMoments(), new CircularMoments(), new CircularMoments());
        for (int i = 0; i < PLACEMENTS; i++) {
            List<ObjectModel> category = byCategory.get(i % byCategory.size());
            ObjectModel object = category.get(i / byCategory.size() % category.size());
            Placement placement =
                    geometry.place(object, new CounterBasedRandom(SEED, i, CounterBasedRandom.Subsequence.GEOMETRY));
            check.accept(object, placement);
            Vector3f turns = placement.pose().eulerAngles();
            for (int axis = 0; axis < 3; axis++) {
                angles.get(axis).add(turns.get(axis));
                double length = placement.pose().position().get(axis);
                sum[axis] += length;
                squares[axis] += length * length;
            }
        }
        Map<Latent, Moments> found = new EnumMap<>(Latent.class);
        for (int axis = 0; axis < 3; axis++) {
            double mean = sum[axis] / PLACEMENTS;
            double deviation = Math.sqrt(Math.max(0, squares[axis] / PLACEMENTS - mean * mean));
            found.put(LENGTHS.get(axis), stated(LENGTHS.get(axis), new Moments(mean, deviation)));
            found.put(
                    ANGLES.get(axis), stated(ANGLES.get(axis), angles.get(axis).moments()));
        }
        return found;
    }

    private Moments stated(Latent latent, Moments moments) {
        float least = bounds.least(latent, 0);
        if (bounds.fixed().contains(latent)) {
            return new Moments(least, 0);
        }
        double width = bounds.has(latent) ? Math.min(1, (double) bounds.greatest(latent, 0) - least) : 1;
        return new Moments(rounded(moments.mean(), STEPS / width), rounded(moments.standardDeviation(), STEPS / width));
    }

    private static double rounded(double value, double stepsPerUnit) {
        return Math.round(value * stepsPerUnit) / stepsPerUnit;
    }
}
