package ventral.render.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joml.Matrix4f;
import ventral.render.object.Mesh;
import ventral.render.statistics.CounterBasedRandom;

/** Generates the mesh of one identity of a recipe. */
final class MeshGenerator {

    private static final String DEFAULT_FINISH = "plastic";

    /** Most copies of parts in an object, those of groups and of the parts in them counted alike. */
    private static final int MAX_COPIES = 5000;

    private final ObjectRecipe recipe;
    private final int identity;
    private final Palette palette;
    private final Map<String, Double> numbers;
    private final MeshBuilder mesh = new MeshBuilder();
    private final Map<String, Integer> slots = new HashMap<>();
    private int copyCount;

    private MeshGenerator(ObjectRecipe recipe, int identity, Palette palette) {
        this.recipe = recipe;
        this.identity = identity;
        this.palette = palette;
        this.numbers = recipe.numbers(identity);
    }

    /**
     * Generates the mesh of an identity.
     *
     * @throws ObjectRecipeException if the recipe is invalid; the message says in which part
     */
    static Mesh grow(ObjectRecipe recipe, int identity, Palette palette) {
        try {
            MeshGenerator growth = new MeshGenerator(recipe, identity, palette);
            growth.place(recipe.parts(), new Matrix4f(), DEFAULT_FINISH, "part");
            return growth.mesh.build();
        } catch (ObjectRecipeException e) {
            throw e.in("%s-%d".formatted(recipe.category(), identity));
        }
    }

    private void place(List<ObjectPart> parts, Matrix4f frame, String finish, String path) {
        for (int i = 0; i < parts.size(); i++) {
            String where = "%s %d".formatted(path, i + 1);
            try {
                place(parts.get(i), frame, finish, where);
            } catch (ObjectRecipeException e) {
                throw e.in(where);
            }
        }
    }

    private void place(ObjectPart part, Matrix4f frame, String inherited, String path) {
        ExpressionRow condition = part.condition();
        if (condition != null && condition.value(numbers) <= 0) {
            return;
        }
        String finish = Objects.requireNonNullElse(part.finish(), inherited);
        CounterBasedRandom draws = CounterBasedRandom.named(recipe.category() + "/" + path, identity);
        List<Matrix4f> copies = part.layout().copies(numbers, draws);
        copyCount += copies.size();
        if (copyCount > MAX_COPIES) {
            throw new ObjectRecipeException(
                    "the object has more than %d copies of parts; rows and rings in groups multiply"
                            .formatted(MAX_COPIES));
        }
        if (part.shape() instanceof PartShape.ShapeGroup group) {
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
            throw new ObjectRecipeException("too many finishes: '%s' exceeds the %d of an object, which has %s"
                    .formatted(finish, Mesh.MAX_MATERIALS, slots.keySet()));
        }
        return mesh.material(palette.finish(finish)
                .draw(CounterBasedRandom.named(recipe.category() + "/finish/" + finish, identity)));
    }

    private float[] triangles(PartShape shape) {
        if (shape instanceof PartShape.Lathe lathe) {
            return ShapeTessellator.lathe(lathe, numbers);
        } else if (shape instanceof PartShape.BoxShape box) {
            return ShapeTessellator.box(box, numbers);
        } else if (shape instanceof PartShape.Ball ball) {
            return ShapeTessellator.ball(ball, numbers);
        } else if (shape instanceof PartShape.Tube tube) {
            return ShapeTessellator.tube(tube, numbers);
        } else if (shape instanceof PartShape.Prism prism) {
            return ShapeTessellator.prism(prism, numbers);
        } else if (shape instanceof PartShape.Loft loft) {
            return ShapeTessellator.loft(loft, numbers);
        }
        throw new IllegalStateException("a group has no triangles of its own");
    }
}
