package ventral.render.model;

import org.jspecify.annotations.Nullable;

/**
 * A part of an object.
 *
 * @param condition the part is left out if this is not positive; null if it is always present
 * @param finish finish of the part; if null, the finish of its group
 */
public record ObjectPart(
        PartShape shape,
        @Nullable ExpressionRow condition,
        @Nullable String finish,
        PartLayout layout) {}
