package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ventral.contract.latent.Latent;

/**
 * Describes the rendered scenes of a stream.
 *
 * @param library name of the object library
 * @param backgrounds kinds of backgrounds with equal probability, in the order of {@link BackgroundKind}; empty for
 *     every kind that the renderers have material for
 * @param ranges restrictions of latents that are fixed or narrowed, in the order of {@link Latent}
 * @param panoramas name of the collection that panoramas are drawn from
 * @param photographs name of the collection that photographs are drawn from
 */
public record SceneSpec(
        String library,
        GeometryProfile geometry,
        MaterialRule materials,
        List<BackgroundKind> backgrounds,
        List<LatentRange> ranges,
        String panoramas,
        String photographs)
        implements ImageOrigin {

    public static final String DEFAULT_LIBRARY = "grown";

    /**
     * The name of the collections that {@code ventral.render.panoramas} and {@code ventral.render.photographs}
     * configure.
     */
    public static final String DEFAULT_COLLECTION = "default";

    public static final SceneSpec DEFAULT =
            new SceneSpec(DEFAULT_LIBRARY, GeometryProfile.UNIFORM, MaterialRule.OWN, List.of());

    /**
     * Checks the names and sorts the ranges.
     *
     * @throws InvalidFieldException if a name is invalid or its collection is never used, or a latent has several
     *     ranges
     */
    public SceneSpec {
        checkName("scenes.library", library);
        checkName("scenes.panoramas", panoramas);
        checkName("scenes.photographs", photographs);
        backgrounds = canonical(backgrounds);
        checkUse("scenes.panoramas", panoramas, BackgroundKind.PANORAMA, backgrounds);
        checkUse("scenes.photographs", photographs, BackgroundKind.PHOTOGRAPH, backgrounds);
        ranges = ranges.stream()
                .sorted(Comparator.comparing(LatentRange::latent))
                .toList();
        for (int i = 1; i < ranges.size(); i++) {
            check(
                    ranges.get(i).latent() != ranges.get(i - 1).latent(),
                    "scenes.ranges",
                    "scenes.ranges %s is given twice; name each latent once",
                    LatentRange.word(ranges.get(i).latent()));
        }
    }

    /** Creates scenes without restricted latents, with backgrounds of the default collections. */
    public SceneSpec(
            String library, GeometryProfile geometry, MaterialRule materials, List<BackgroundKind> backgrounds) {
        this(library, geometry, materials, backgrounds, List.of(), DEFAULT_COLLECTION, DEFAULT_COLLECTION);
    }

    /** Returns the latents that have the same label in all images, as far as the ranges alone determine it. */
    public Set<Latent> fixedLatents() {
        Set<Latent> fixed = ranges.stream()
                .filter(LatentRange::isFixed)
                .map(LatentRange::latent)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Latent.class)));
        if (fixed.contains(Latent.IDENTITY)) {
            fixed.add(Latent.CATEGORY);
        }
        return fixed;
    }

    private static void checkName(String field, String name) {
        check(
                name.matches("[a-z][a-z0-9-]{0,62}"),
                field,
                "%s '%s' is not a name: must be a lower-case letter, then up to 62 lower-case letters, digits or hyphens",
                field,
                name);
    }

    private static void checkUse(String field, String name, BackgroundKind kind, List<BackgroundKind> backgrounds) {
        check(
                name.equals(DEFAULT_COLLECTION) || backgrounds.isEmpty() || backgrounds.contains(kind),
                field,
                "%s '%s' is never used, as the backgrounds are %s; add %s to them, or name no collection",
                field,
                name,
                backgrounds,
                kind);
    }

    private static List<BackgroundKind> canonical(Collection<BackgroundKind> kinds) {
        return kinds.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(kinds));
    }
}
