package ventral.render.scene;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.joml.Vector3f;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace.Moments;

/**
 * A geometry's moments from {@value #PLACEMENTS} placements of a library's categories in turn, and of their objects in turn, always the same ones, when
 * they are first asked for. Their standard error is a hundredth of the standard deviation or less.
 */
final class SampledMoments {

    static final int PLACEMENTS = 10_000;

    private static final long SEED = 2023;

    /** Rounding to tenths of millimetres and of milliradians hides what one machine's sines differ by from another's. */
    private static final double STEPS_PER_UNIT = 1e4;

    private static final List<Latent> LENGTHS = List.of(Latent.TRANSLATION_X, Latent.TRANSLATION_Y, Latent.DISTANCE);
    private static final List<Latent> ANGLES =
            List.of(Latent.ROTATION_PITCH, Latent.ROTATION_YAW, Latent.ROTATION_ROLL);

    private final Geometry geometry;
    private final List<List<ObjectModel>> byCategory;
    private @Nullable Map<Latent, Moments> moments;

    SampledMoments(Geometry geometry, ObjectLibrary library) {
        this.geometry = geometry;
        this.byCategory = library.byCategory();
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
        List<AngleSpread> angles = List.of(new AngleSpread(), new AngleSpread(), new AngleSpread());
        for (int i = 0; i < PLACEMENTS; i++) {
            List<ObjectModel> category = byCategory.get(i % byCategory.size());
            ObjectModel object = category.get(i / byCategory.size() % category.size());
            Placement placement = geometry.place(object, new Draws(SEED, i, Draws.Purpose.GEOMETRY));
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
            double deviation = Math.sqrt(squares[axis] / PLACEMENTS - mean * mean);
            found.put(LENGTHS.get(axis), rounded(new Moments(mean, deviation)));
            found.put(ANGLES.get(axis), rounded(angles.get(axis).moments()));
        }
        return found;
    }

    private static Moments rounded(Moments moments) {
        return new Moments(rounded(moments.mean()), rounded(moments.standardDeviation()));
    }

    private static double rounded(double value) {
        return Math.round(value * STEPS_PER_UNIT) / STEPS_PER_UNIT;
    }
}
