package ventral.render.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Symmetry;
import ventral.render.object.Mesh;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;
import ventral.render.symmetry.SymmetryDetector;

/** Builds a library of procedurally generated objects. */
public final class RecipeLibraryBuilder {

    private record IdentityRecipe(ObjectRecipe recipe, int category, int identity) {

        GeneratedModel grow(Palette palette) {
            Mesh mesh = MeshGenerator.grow(recipe, identity, palette);
            return new GeneratedModel(
                    mesh, SymmetryDetector.detect(mesh, material -> null).orElse(null));
        }

        String name() {
            return "%s-%d".formatted(recipe.category().replace(' ', '-'), identity);
        }
    }

    private record GeneratedModel(Mesh mesh, @Nullable Symmetry symmetry) {}

    private RecipeLibraryBuilder() {}

    /**
     * Generates every identity of every recipe, with categories sorted by name. Identities are named {@code mug-0},
     * {@code mug-1}, …
     *
     * @throws ObjectRecipeException if a recipe is invalid
     */
    public static ObjectLibrary library(String name, List<ObjectRecipe> recipes, Palette palette) {
        List<ObjectRecipe> byName = recipes.stream()
                .sorted(Comparator.comparing(ObjectRecipe::category))
                .toList();
        List<IdentityRecipe> seedlings = IntStream.range(0, byName.size())
                .boxed()
                .flatMap(category -> IntStream.range(0, byName.get(category).identityCount())
                        .mapToObj(identity -> new IdentityRecipe(byName.get(category), category, identity)))
                .toList();
        List<GeneratedModel> grown = seedlings.parallelStream()
                .map(seedling -> seedling.grow(palette))
                .toList();
        List<ObjectModel> models = new ArrayList<>();
        for (int i = 0; i < seedlings.size(); i++) {
            IdentityRecipe seedling = seedlings.get(i);
            models.add(new ObjectModel(
                    seedling.name(),
                    seedling.category(),
                    i,
                    grown.get(i).mesh(),
                    grown.get(i).symmetry()));
        }
        return new ObjectLibrary(
                name, byName.stream().map(ObjectRecipe::category).toList(), models, List.of());
    }
}
