package ventral.render.scene;

import java.util.List;

/** Every object that scenes are made of, by identity. */
public record ObjectLibrary(List<String> categories, List<ObjectModel> models) {

    public ObjectLibrary {
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

    public List<String> identities() {
        return models.stream().map(ObjectModel::name).toList();
    }
}
