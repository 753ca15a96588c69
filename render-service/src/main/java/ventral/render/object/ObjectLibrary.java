package ventral.render.object;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ventral.contract.latent.Symmetry;
import ventral.render.texture.Texture;

/**
 * All objects that scenes are made of, by identity.
 *
 * @param name name that stream specs use
 * @param pictures textures of the materials, see {@link Material#pattern}
 */
public record ObjectLibrary(String name, List<String> categories, List<ObjectModel> models, List<Texture> pictures) {

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

    /** Returns the models of each category in turn. */
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
     * Returns the SHA-256, in hexadecimal, of everything that determines images and labels. The library's own name is
     * not included. Takes seconds for a large library, so callers should cache the result.
     */
    public String digest() {
        return LibraryDigest.of(this);
    }

    /** Returns the symmetries of the identities that look the same after a rotation. */
    public Map<Integer, Symmetry> symmetries() {
        Map<Integer, Symmetry> symmetries = new TreeMap<>();
        for (ObjectModel model : models) {
            Symmetry symmetry = model.symmetry();
            if (symmetry != null) {
                symmetries.put(model.identity(), symmetry);
            }
        }
        return symmetries;
    }
}
