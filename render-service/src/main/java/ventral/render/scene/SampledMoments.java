package ventral.render.scene;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    /** Rounding to tenths of millimetres hides what one machine's sines differ by from another's. */
    private static final double STEPS_PER_METRE = 1e4;

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
        for (int i = 0; i < PLACEMENTS; i++) {
            List<ObjectModel> category = byCategory.get(i % byCategory.size());
            ObjectModel object = category.get(i / byCategory.size() % category.size());
            Placement placement = geometry.place(object, new Draws(SEED, i, Draws.Purpose.GEOMETRY));
            for (int axis = 0; axis < 3; axis++) {
                double length = placement.pose().position().get(axis);
                sum[axis] += length;
                squares[axis] += length * length;
            }
        }
        List<Latent> latents = List.of(Latent.TRANSLATION_X, Latent.TRANSLATION_Y, Latent.DISTANCE);
        Map<Latent, Moments> found = new EnumMap<>(Latent.class);
        for (int axis = 0; axis < 3; axis++) {
            double mean = sum[axis] / PLACEMENTS;
            double deviation = Math.sqrt(squares[axis] / PLACEMENTS - mean * mean);
            found.put(latents.get(axis), new Moments(rounded(mean), rounded(deviation)));
        }
        return found;
    }

    private static double rounded(double metres) {
        return Math.round(metres * STEPS_PER_METRE) / STEPS_PER_METRE;
    }
}
