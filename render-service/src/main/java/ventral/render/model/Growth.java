package ventral.render.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joml.Matrix4f;
import ventral.render.scene.Draws;
import ventral.render.scene.Mesh;

/** Generates the mesh of one identity of a recipe. */
final class Growth {

    private static final String DEFAULT_FINISH = "plastic";

    private final Recipe recipe;
    private final int identity;
    private final Palette palette;
    private final Map<String, Double> numbers;
    private final MeshBuilder mesh = new MeshBuilder();
    private final Map<String, Integer> slots = new HashMap<>();

    private Growth(Recipe recipe, int identity, Palette palette) {
        this.recipe = recipe;
        this.identity = identity;
        this.palette = palette;
        this.numbers = recipe.numbers(identity);
    }

    /**
     * Generates the mesh of an identity.
     *
     * @throws RecipeException if the recipe is invalid; the message says in which part
     */
    static Mesh grow(Recipe recipe, int identity, Palette palette) {
        try {
            Growth growth = new Growth(recipe, identity, palette);
            growth.place(recipe.parts(), new Matrix4f(), DEFAULT_FINISH, "part");
            return growth.mesh.build();
        } catch (RecipeException e) {
            throw e.in("%s-%d".formatted(recipe.category(), identity));
        }
    }

    private void place(List<Part> parts, Matrix4f frame, String finish, String path) {
        for (int i = 0; i < parts.size(); i++) {
            String where = "%s %d".formatted(path, i + 1);
            try {
                place(parts.get(i), frame, finish, where);
            } catch (RecipeException e) {
                throw e.in(where);
            }
        }
    }

    private void place(Part part, Matrix4f frame, String inherited, String path) {
        if (part.condition().isPresent() && part.condition().get().value(numbers) <= 0) {
            return;
        }
        String finish = part.finish().orElse(inherited);
        Draws draws = Draws.named(recipe.category() + "/" + path, identity);
        List<Matrix4f> copies = part.layout().copies(numbers, draws);
        if (part.shape() instanceof Shape.Group group) {
            copies.forEach(copy -> place(group.parts(), new Matrix4f(frame).mul(copy), finish, "part"));
            return;
        }
        int slot = slots.computeIfAbsent(finish, this::slot);
        float[] triangles = triangles(part.shape());
        for (Matrix4f copy : copies) {
            mesh.add(triangles, new Matrix4f(frame).mul(copy), slot);
        }
    }

    private int slot(String finish) {
        if (slots.size() == Mesh.MAX_MATERIALS) {
            throw new RecipeException("too many finishes: '%s' exceeds the %d of an object, which has %s"
                    .formatted(finish, Mesh.MAX_MATERIALS, slots.keySet()));
        }
        return mesh.material(
                palette.finish(finish).draw(Draws.named(recipe.category() + "/finish/" + finish, identity)));
    }

    private float[] triangles(Shape shape) {
        if (shape instanceof Shape.Lathe lathe) {
            return Solids.lathe(lathe, numbers);
        } else if (shape instanceof Shape.Box box) {
            return Solids.box(box, numbers);
        } else if (shape instanceof Shape.Ball ball) {
            return Solids.ball(ball, numbers);
        } else if (shape instanceof Shape.Tube tube) {
            return Solids.tube(tube, numbers);
        } else if (shape instanceof Shape.Prism prism) {
            return Solids.prism(prism, numbers);
        } else if (shape instanceof Shape.Loft loft) {
            return Solids.loft(loft, numbers);
        }
        throw new IllegalStateException("a group has no triangles of its own");
    }
}
