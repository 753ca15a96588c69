package ventral.contract.latent;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Describes the values that a stream's latents can take: a function of the stream's spec alone.
 *
 * @param groups latent groups that every image has labels of
 * @param categories names of the object classes, by class index; empty without that group
 * @param identities names of the object meshes, by class index; empty without that group
 * @param moments mean and standard deviation of each latent of those groups under the stream's sampler: in metres for
 *     lengths, which all have moments; in radians for angles, where they are known, as the circular mean and the
 *     deviation of the difference from it in [-pi, pi]
 * @param symmetries symmetries of the identities whose rotation is ambiguous, by class index
 * @param fixed latents that the stream's spec holds at one value
 */
public record LatentSpace(
        Set<LatentGroup> groups,
        List<String> categories,
        List<String> identities,
        Map<Latent, Moments> moments,
        Map<Integer, Symmetry> symmetries,
        Set<Latent> fixed) {

    /**
     * Mean and standard deviation of a latent.
     *
     * @param standardDeviation 0 for a latent that has the same value in every image
     */
    public record Moments(double mean, double standardDeviation) {
        public Moments {
            if (!Double.isFinite(mean) || !(standardDeviation >= 0) || Double.isInfinite(standardDeviation)) {
                throw new IllegalArgumentException(
                        "invalid moments: mean %s, standard deviation %s".formatted(mean, standardDeviation));
            }
        }

        /**
         * Returns the unit of z-scores: the standard deviation, or 1 where it is 0, so that the z-score of the mean is
         * 0.
         */
        public double scale() {
            return standardDeviation > 0 ? standardDeviation : 1;
        }
    }

    public LatentSpace {
        groups = Set.copyOf(groups);
        categories = List.copyOf(categories);
        identities = List.copyOf(identities);
        moments = Map.copyOf(moments);
        symmetries = Map.copyOf(symmetries);
        fixed = Set.copyOf(fixed);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("images without labels");
        }
        if (groups.contains(LatentGroup.CATEGORY) == categories.isEmpty()
                || groups.contains(LatentGroup.IDENTITY) == identities.isEmpty()) {
            throw new IllegalArgumentException("%d categories and %d identities where images have labels of %s"
                    .formatted(categories.size(), identities.size(), groups));
        }
        Set<Latent> angles = ofKind(Latent.Kind.ANGLE, groups);
        if (!moments.keySet().stream()
                .filter(latent -> !angles.contains(latent))
                .collect(Collectors.toSet())
                .equals(lengths(groups))) {
            throw new IllegalArgumentException(
                    "moments of %s, but required for %s".formatted(moments.keySet(), lengths(groups)));
        }
        for (int identity : symmetries.keySet()) {
            if (identity < 0 || identity >= identities.size()) {
                throw new IllegalArgumentException(
                        "symmetry of identity %d, but there are %d identities".formatted(identity, identities.size()));
            }
        }
    }

    /** Creates the space of a stream without fixed latents. */
    public LatentSpace(
            Set<LatentGroup> groups,
            List<String> categories,
            List<String> identities,
            Map<Latent, Moments> moments,
            Map<Integer, Symmetry> symmetries) {
        this(groups, categories, identities, moments, symmetries, Set.of());
    }

    /** Creates the space of images with labels of every group. */
    public LatentSpace(
            List<String> categories,
            List<String> identities,
            Map<Latent, Moments> moments,
            Map<Integer, Symmetry> symmetries) {
        this(EnumSet.allOf(LatentGroup.class), categories, identities, moments, symmetries);
    }

    /** Creates the space of images with labels of every group, of objects none of which is symmetric. */
    public LatentSpace(List<String> categories, List<String> identities, Map<Latent, Moments> moments) {
        this(categories, identities, moments, Map.of());
    }

    /** Returns the latents of these groups that are lengths. */
    public static Set<Latent> lengths(Set<LatentGroup> groups) {
        return ofKind(Latent.Kind.LENGTH, groups);
    }

    private static Set<Latent> ofKind(Latent.Kind kind, Set<LatentGroup> groups) {
        return Arrays.stream(Latent.values())
                .filter(latent -> latent.kind() == kind && groups.contains(latent.group()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the groups of an objective that images have no labels of, in order; empty if the objective can be learnt.
     */
    public List<LatentGroup> unlabelledGroups(Objective objective) {
        return objective.groups().stream()
                .filter(group -> !groups.contains(group))
                .toList();
    }

    /**
     * Returns a latent's mean and standard deviation.
     *
     * @throws IllegalArgumentException if the latent's moments are not known
     */
    public Moments momentsOf(Latent latent) {
        Moments known = moments.get(latent);
        if (known == null) {
            throw new IllegalArgumentException("the moments of %s are not known".formatted(latent));
        }
        return known;
    }

    /**
     * Returns the number of classes of a latent.
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
     * Returns the number of network output units that estimate a latent: one for a length, a sine and a cosine for an
     * angle, one for each class.
     */
    public int outputUnitCount(Latent latent) {
        return switch (latent.kind()) {
            case LENGTH -> 1;
            case ANGLE -> 2;
            case CLASS -> classCount(latent);
        };
    }

    /** Returns the number of network output units of a whole objective. */
    public int outputUnitCount(Objective objective) {
        return objective.latents().stream().mapToInt(this::outputUnitCount).sum();
    }
}
