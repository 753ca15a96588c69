package ventral.render.scene;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ventral.contract.latent.Symmetry;

/**
 * Every object that scenes are made of, by identity.
 *
 * @param name that stream specs call it by
 * @param pictures that materials show, see {@link Material#pattern}
 */
public record ObjectLibrary(String name, List<String> categories, List<ObjectModel> models, List<Picture> pictures) {

    public ObjectLibrary {
        pictures = List.copyOf(pictures);
        categories = List.copyOf(categories);
        models = List.copyOf(models);
        for (int i = 0; i < models.size(); i++) {
            ObjectModel model = models.get(i);
            if (model.identity() != i || model.category() < 0 || model.category() >= categories.size()) {
                throw new IllegalArgumentException("%s is identity %d of category %d, at place %d of %d categories"
                        .formatted(model.name(), model.identity(), model.category(), i, categories.size()));
            }
        }
    }

    /** The models of each category in turn. */
    List<List<ObjectModel>> byCategory() {
        return IntStream.range(0, categories.size())
                .mapToObj(category -> models.stream()
                        .filter(model -> model.category() == category)
                        .toList())
                .toList();
    }

    public List<String> identities() {
        return models.stream().map(ObjectModel::name).toList();
    }

    /**
     * SHA-256, in hexadecimal, of everything that pictures and labels follow from; the library's own name is not among it.
     * It takes seconds for a large library: ask once.
     */
    public String digest() {
        return LibraryDigest.of(this);
    }

    /** Of the identities that look the same after a turn. */
    public Map<Integer, Symmetry> symmetries() {
        Map<Integer, Symmetry> symmetries = new TreeMap<>();
        models.forEach(model -> model.symmetry().ifPresent(symmetry -> symmetries.put(model.identity(), symmetry)));
        return symmetries;
    }
}
