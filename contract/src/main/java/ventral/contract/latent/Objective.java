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
import java.util.Set;

/**
 * Names a training objective, which is a non-empty set of latent groups, or a control. An objective is its canonical
 * id: {@code distance-rotation}, {@code untrained}, {@code calibrated}, or {@code shuffled-distance-rotation}.
 *
 * @param groups empty for the controls that learn nothing
 */
public record Objective(Control control, List<LatentGroup> groups) {

    /** The control whose network is as initialised. */
    public static final Objective UNTRAINED = new Objective(Control.UNTRAINED, List.of());

    /** The control whose network is as initialised, with batch-norm statistics estimated on the stream. */
    public static final Objective CALIBRATED = new Objective(Control.CALIBRATED, List.of());

    private static final String SHUFFLED_PREFIX = Control.SHUFFLED.id() + "-";

    /** The ten objectives of figure 2b of Xie et al. (2024). */
    public static final List<Objective> XIE_2024 = List.of(
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

    /**
     * Checks the groups.
     *
     * @throws IllegalArgumentException if the groups are not in canonical order, or a control that learns nothing has
     *     groups, or another objective has none
     */
    public Objective {
        if (control.isWithoutLearning()) {
            if (!groups.isEmpty()) {
                throw new IllegalArgumentException("the control '%s' has no latent groups, but got %s"
                        .formatted(control.id(), words(groups, ", ")));
            }
        } else if (!groups.equals(canonical(groups))) {
            throw new IllegalArgumentException("groups " + groups + " are not in canonical order");
        }
        groups = List.copyOf(groups);
    }

    /**
     * Creates the objective of these groups.
     *
     * @param groups in any order; each counts once, in the order of {@link LatentGroup}
     */
    public static Objective of(LatentGroup... groups) {
        return new Objective(Control.NONE, canonical(Arrays.asList(groups)));
    }

    /**
     * Reads a canonical id such as {@code distance-rotation} or {@code shuffled-distance}.
     *
     * @throws IllegalArgumentException if a word is not a latent group, or the words are not in canonical order
     */
    public static Objective parse(String id) {
        if (id.equals(UNTRAINED.id())) {
            return UNTRAINED;
        }
        if (id.equals(CALIBRATED.id())) {
            return CALIBRATED;
        }
        return id.startsWith(SHUFFLED_PREFIX)
                ? parseLearnt(id.substring(SHUFFLED_PREFIX.length())).shuffled()
                : parseLearnt(id);
    }

    private static Objective parseLearnt(String id) {
        List<LatentGroup> groups = Arrays.stream(id.split("-", -1))
                .map(word -> LatentGroup.of(word)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'%s' in objective '%s' is not a latent group; the groups are %s, and the controls are untrained, calibrated and shuffled-GROUPS"
                                        .formatted(word, id, words(List.of(LatentGroup.values()), ", ")))))
                .toList();
        Objective objective = new Objective(Control.NONE, canonical(groups));
        if (!objective.id().equals(id)) {
            throw new IllegalArgumentException("objective '%s' is written '%s'".formatted(id, objective.id()));
        }
        return objective;
    }

    /** Returns the canonical id, such as {@code distance-rotation}. */
    public String id() {
        return switch (control) {
            case NONE -> words(groups, "-");
            case UNTRAINED, CALIBRATED -> control.id();
            case SHUFFLED -> SHUFFLED_PREFIX + words(groups, "-");
        };
    }

    /** Returns the name on an axis or in a table, such as {@code Distance + Rotation}. */
    public String displayName() {
        String learnt = groups.stream().map(LatentGroup::displayName).collect(joining(" + "));
        return switch (control) {
            case NONE -> learnt;
            case UNTRAINED, CALIBRATED -> control.displayName();
            case SHUFFLED -> control.displayName() + " " + learnt;
        };
    }

    /**
     * Returns the control that learns the same latents from the labels of other images.
     *
     * @throws IllegalArgumentException if this is a control that learns nothing
     */
    public Objective shuffled() {
        return new Objective(Control.SHUFFLED, groups);
    }

    /** Returns the latents to estimate, in the order of {@link Latent}. */
    public List<Latent> latents() {
        return groups.stream().flatMap(group -> group.latents().stream()).toList();
    }

    /** Returns the groups all of whose latents are among the given ones, in order. */
    public List<LatentGroup> groupsWithin(Set<Latent> latents) {
        return groups.stream()
                .filter(group -> latents.containsAll(group.latents()))
                .toList();
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
