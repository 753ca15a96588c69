package ventral.render.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ventral.contract.latent.Symmetry;
import ventral.render.scene.Mesh;
import ventral.render.scene.ObjectLibrary;
import ventral.render.scene.ObjectModel;
import ventral.render.symmetry.Symmetries;

/** Builds a library of procedurally generated objects. */
public final class GrownObjects {

    private record Seedling(Recipe recipe, int category, int identity) {

        Grown grow(Palette palette) {
            Mesh mesh = Growth.grow(recipe, identity, palette);
            return new Grown(mesh, Symmetries.of(mesh, material -> Optional.empty()));
        }

        String name() {
            return "%s-%d".formatted(recipe.category().replace(' ', '-'), identity);
        }
    }

    private record Grown(Mesh mesh, Optional<Symmetry> symmetry) {}

    private GrownObjects() {}

    /**
     * Generates every identity of every recipe, with categories sorted by name. Identities are named {@code mug-0},
     * {@code mug-1}, …
     *
     * @throws RecipeException if a recipe is invalid
     */
    public static ObjectLibrary library(String name, List<Recipe> recipes, Palette palette) {
        List<Recipe> byName =
                recipes.stream().sorted(Comparator.comparing(Recipe::category)).toList();
        List<Seedling> seedlings = IntStream.range(0, byName.size())
                .boxed()
                .flatMap(category -> IntStream.range(0, byName.get(category).identityCount())
                        .mapToObj(identity -> new Seedling(byName.get(category), category, identity)))
                .toList();
        List<Grown> grown = seedlings.parallelStream()
                .map(seedling -> seedling.grow(palette))
                .toList();
        List<ObjectModel> models = new ArrayList<>();
        for (int i = 0; i < seedlings.size(); i++) {
            Seedling seedling = seedlings.get(i);
            models.add(new ObjectModel(
                    seedling.name(),
                    seedling.category(),
                    i,
                    grown.get(i).mesh(),
                    grown.get(i).symmetry()));
        }
        return new ObjectLibrary(name, byName.stream().map(Recipe::category).toList(), models, List.of());
    }
}
