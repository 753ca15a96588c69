package ventral.render.conversion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Removes transparent panes, because nothing is rendered transparent. A pane through which other surfaces are visible
 * is removed; an object that consists of glass is rendered opaque.
 */
final class TransparencyFilter {

    private static final float INVISIBLE = .02f;
    private static final float CLEAR = .5f;
    private static final float OPAQUE = .99f;

    /** Smallest part of the model's area, and of its extent along each axis, that must remain without the panes. */
    private static final double MIN_AREA_RATIO = .5;

    private static final float MIN_EXTENT_RATIO = .97f;

    private TransparencyFilter() {}

    static ImportedModel removeTransparent(ImportedModel whole, List<String> warnings) {
        ImportedModel visible = above(whole, INVISIBLE);
        ImportedModel solid = above(visible, CLEAR);
        if (solid.triangleCount() < visible.triangleCount() && standsFor(solid, visible)) {
            warnings.add("transparent panes are left out");
            visible = solid;
        }
        ImportedModel drawn = visible;
        if (IntStream.of(drawn.surfaces())
                .anyMatch(i -> drawn.materials().get(i).opacity() < OPAQUE)) {
            warnings.add("transparent surfaces are rendered opaque");
        }
        return visible;
    }

    private static ImportedModel above(ImportedModel model, float opacity) {
        return model.select(IntStream.range(0, model.triangleCount())
                .filter(i -> model.materials().get(model.surfaces()[i]).opacity() > opacity)
                .toArray());
    }

    private static boolean standsFor(ImportedModel part, ImportedModel whole) {
        if (part.triangleCount() == 0 || area(part) < MIN_AREA_RATIO * area(whole)) {
            return false;
        }
        for (int axis = 0; axis < 3; axis++) {
            if (extent(part, axis) < MIN_EXTENT_RATIO * extent(whole, axis)) {
                return false;
            }
        }
        return true;
    }

    private static double area(ImportedModel model) {
        float[] faces = VertexNormals.faces(model.positions());
        return IntStream.range(0, model.triangleCount())
                .mapToDouble(i -> VertexNormals.length(faces, 3 * i))
                .sum();
    }

    private static double extent(ImportedModel model, int axis) {
        double[] along = IntStream.range(0, model.positions().length / 3)
                .mapToDouble(i -> model.positions()[3 * i + axis])
                .toArray();
        return Arrays.stream(along).max().orElse(0) - Arrays.stream(along).min().orElse(0);
    }
}
