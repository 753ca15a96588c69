package ventral.render.object;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ventral.contract.latent.Latent;
import ventral.contract.spec.LatentRange;
import ventral.contract.spec.LatentRange.ClassSubset;

/**
 * The objects that a stream's scenes show. Their class indices are those of the whole library, so that an object has
 * the same labels in every stream.
 *
 * @param byCategory the objects of each category that has any
 * @param fixed class latents that are constant because all chosen objects share one class
 */
public record ObjectChoice(List<List<ObjectModel>> byCategory, Set<Latent> fixed) {

    private static final int EXAMPLES = 5;

    public ObjectChoice {
        byCategory = byCategory.stream().map(List::copyOf).toList();
        fixed = Set.copyOf(fixed);
    }

    public static ObjectChoice all(ObjectLibrary library) {
        return new ObjectChoice(library.byCategory(), Set.of());
    }

    /**
     * Selects the objects that match the class ranges among some ranges.
     *
     * @throws IllegalArgumentException if the library has no such class, or no object matches all ranges
     */
    public static ObjectChoice of(ObjectLibrary library, List<LatentRange> ranges) {
        List<ClassSubset> wanted = ranges.stream()
                .filter(ClassSubset.class::isInstance)
                .map(ClassSubset.class::cast)
                .toList();
        if (wanted.isEmpty()) {
            return all(library);
        }
        List<ObjectModel> models = library.models();
        for (ClassSubset classes : wanted) {
            Set<Integer> indices = indices(library, classes);
            models = models.stream()
                    .filter(model -> indices.contains(index(model, classes.latent())))
                    .toList();
        }
        if (models.isEmpty()) {
            throw new IllegalArgumentException(
                    "scenes.ranges: no object of library %s is of %s; name identities of those categories"
                            .formatted(
                                    library.name(),
                                    wanted.stream()
                                            .map(classes -> "%s %s"
                                                    .formatted(
                                                            LatentRange.word(classes.latent()),
                                                            String.join(" or ", classes.classes())))
                                            .collect(Collectors.joining(" and of "))));
        }
        return of(library, models.stream().map(ObjectModel::identity).collect(Collectors.toSet()));
    }

    private static ObjectChoice of(ObjectLibrary library, Set<Integer> chosen) {
        List<List<ObjectModel>> byCategory = library.byCategory().stream()
                .map(category -> category.stream()
                        .filter(model -> chosen.contains(model.identity()))
                        .toList())
                .filter(category -> !category.isEmpty())
                .toList();
        Set<Latent> fixed = EnumSet.noneOf(Latent.class);
        if (byCategory.size() == 1) {
            fixed.add(Latent.CATEGORY);
        }
        if (chosen.size() == 1) {
            fixed.add(Latent.IDENTITY);
        }
        return new ObjectChoice(byCategory, fixed);
    }

    private static int index(ObjectModel model, Latent latent) {
        return latent == Latent.CATEGORY ? model.category() : model.identity();
    }

    private static Set<Integer> indices(ObjectLibrary library, ClassSubset classes) {
        List<String> names = classes.latent() == Latent.CATEGORY ? library.categories() : library.identities();
        return classes.classes().stream()
                .map(word -> index(library, classes.latent(), names, word))
                .collect(Collectors.toSet());
    }

    private static int index(ObjectLibrary library, Latent latent, List<String> names, String word) {
        int named = names.indexOf(word);
        if (named >= 0) {
            return named;
        }
        return IntStream.range(0, names.size())
                .filter(index -> word.equals(Integer.toString(index)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "scenes.ranges: library %s has no %s '%s'; it has %d, such as %s; an index is 0 to %d"
                                .formatted(
                                        library.name(),
                                        LatentRange.word(latent),
                                        word,
                                        names.size(),
                                        names.stream().limit(EXAMPLES).collect(Collectors.joining(", ")),
                                        names.size() - 1)));
    }
}
