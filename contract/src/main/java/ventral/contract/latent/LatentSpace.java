package ventral.contract.latent;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the latents of a stream range over: a function of the stream's spec alone.
 *
 * @param categories names of the object classes, by class index
 * @param identities names of the object meshes, by class index
 * @param moments mean and standard deviation of each latent that is a length, under the stream's sampler, metres
 * @param symmetries of the identities, by class index, whose rotation is ambiguous
 */
public record LatentSpace(
        List<String> categories,
        List<String> identities,
        Map<Latent, Moments> moments,
        Map<Integer, Symmetry> symmetries) {

    private static final Set<Latent> LENGTHS = EnumSet.of(Latent.DISTANCE, Latent.TRANSLATION_X, Latent.TRANSLATION_Y);

    /** @param standardDeviation positive */
    public record Moments(double mean, double standardDeviation) {
        public Moments {
            if (!Double.isFinite(mean) || !(standardDeviation > 0) || Double.isInfinite(standardDeviation)) {
                throw new IllegalArgumentException("moments %s, %s".formatted(mean, standardDeviation));
            }
        }
    }

    public LatentSpace {
        categories = List.copyOf(categories);
        identities = List.copyOf(identities);
        moments = Map.copyOf(moments);
        symmetries = Map.copyOf(symmetries);
        if (categories.isEmpty() || identities.size() < categories.size()) {
            throw new IllegalArgumentException(
                    "%d categories of %d identities".formatted(categories.size(), identities.size()));
        }
        if (!moments.keySet().equals(LENGTHS)) {
            throw new IllegalArgumentException("moments of %s, not of %s".formatted(moments.keySet(), LENGTHS));
        }
        for (int identity : symmetries.keySet()) {
            if (identity < 0 || identity >= identities.size()) {
                throw new IllegalArgumentException(
                        "a symmetry of identity %d of %d".formatted(identity, identities.size()));
            }
        }
    }

    /** Of objects none of which is symmetric. */
    public LatentSpace(List<String> categories, List<String> identities, Map<Latent, Moments> moments) {
        this(categories, identities, moments, Map.of());
    }

    /**
     * Number of classes of a latent.
     *
     * @throws IllegalArgumentException if the latent is not a class
     */
    public int classCount(Latent latent) {
        return switch (latent) {
            case CATEGORY -> categories.size();
            case IDENTITY -> identities.size();
            case DISTANCE, TRANSLATION_X, TRANSLATION_Y, ROTATION_PITCH, ROTATION_YAW, ROTATION_ROLL ->
                throw new IllegalArgumentException(latent + " is not a class");
        };
    }

    /**
     * Network output units that estimate a latent: one for a length, a sine and a cosine for an angle, one a class.
     */
    public int outputUnitCount(Latent latent) {
        return switch (latent.kind()) {
            case LENGTH -> 1;
            case ANGLE -> 2;
            case CLASS -> classCount(latent);
        };
    }

    /** Network output units of a whole objective. */
    public int outputUnitCount(Objective objective) {
        return objective.latents().stream().mapToInt(this::outputUnitCount).sum();
    }
}
