package ventral.contract.latent;

import static java.util.stream.Collectors.joining;
import static ventral.contract.latent.LatentGroup.CATEGORY;
import static ventral.contract.latent.LatentGroup.DISTANCE;
import static ventral.contract.latent.LatentGroup.IDENTITY;
import static ventral.contract.latent.LatentGroup.ROTATION;
import static ventral.contract.latent.LatentGroup.TRANSLATION;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/** A non-empty set of latent groups that a network is trained to estimate. It is its canonical id. */
public record Objective(List<LatentGroup> groups) {

    /** The ten objectives of figure 2b of Xie et al. (2024). */
    public static final List<Objective> OF_THE_PAPER = List.of(
            of(DISTANCE),
            of(TRANSLATION),
            of(ROTATION),
            of(DISTANCE, TRANSLATION),
            of(DISTANCE, ROTATION),
            of(TRANSLATION, ROTATION),
            of(DISTANCE, TRANSLATION, ROTATION),
            of(CATEGORY),
            of(IDENTITY),
            of(LatentGroup.values()));

    public Objective {
        if (!groups.equals(canonical(groups))) {
            throw new IllegalArgumentException("groups " + groups + " are not in canonical order");
        }
        groups = List.copyOf(groups);
    }

    /** @param groups in any order; kept once each, in the order of {@link LatentGroup} */
    public static Objective of(LatentGroup... groups) {
        return new Objective(canonical(Arrays.asList(groups)));
    }

    /**
     * Reads a canonical id such as {@code distance-rotation}.
     *
     * @throws IllegalArgumentException if a word is no latent group, or the words are not in canonical order
     */
    public static Objective parse(String id) {
        List<LatentGroup> groups = Arrays.stream(id.split("-", -1))
                .map(word -> LatentGroup.of(word)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'%s' in objective '%s' is not a latent group; the groups are %s"
                                        .formatted(word, id, words(List.of(LatentGroup.values()), ", ")))))
                .toList();
        Objective objective = new Objective(canonical(groups));
        if (!objective.id().equals(id)) {
            throw new IllegalArgumentException("objective '%s' is written '%s'".formatted(id, objective.id()));
        }
        return objective;
    }

    /** Such as {@code distance-rotation}: the one name of this set of groups. */
    public String id() {
        return words(groups, "-");
    }

    /** Such as {@code Distance + Rotation}. */
    public String displayName() {
        return groups.stream().map(LatentGroup::displayName).collect(joining(" + "));
    }

    /** The latents to estimate, in the order of {@link Latent}. */
    public List<Latent> latents() {
        return groups.stream().flatMap(group -> group.latents().stream()).toList();
    }

    @Override
    public String toString() {
        return id();
    }

    private static String words(List<LatentGroup> groups, String separator) {
        return groups.stream().map(LatentGroup::id).collect(joining(separator));
    }

    private static List<LatentGroup> canonical(Collection<LatentGroup> groups) {
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("an objective has at least one latent group");
        }
        return List.copyOf(EnumSet.copyOf(groups));
    }
}
