package ventral.render.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import ventral.render.scene.Draws;
import ventral.render.scene.ObjectLibrary;
import ventral.render.scene.ObjectModel;

/** The library of grown objects: some instances of every category, always the same ones. */
public final class GrownObjects {

    /** Instances of a category. */
    public static final int INSTANCES = 3;

    private static final long SEED = 2024;

    private GrownObjects() {}

    /** Identities are named {@code mug-0}, {@code mug-1}, …, category by category. */
    public static ObjectLibrary library() {
        List<ObjectModel> models = new ArrayList<>();
        for (Category category : Category.values()) {
            for (int instance = 0; instance < INSTANCES; instance++) {
                Grower grower = new Grower(new Draws(SEED + category.ordinal(), instance));
                category.grow(grower);
                models.add(new ObjectModel(
                        name(category) + "-" + instance, category.ordinal(), models.size(), grower.grown()));
            }
        }
        return new ObjectLibrary(
                Arrays.stream(Category.values()).map(GrownObjects::name).toList(), models);
    }

    private static String name(Category category) {
        return category.name().toLowerCase(Locale.ROOT);
    }
}
