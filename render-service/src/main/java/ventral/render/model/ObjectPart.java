package ventral.render.model;

import java.util.Optional;

/**
 * A part of an object.
 *
 * @param condition the part is left out if this is not positive
 * @param finish finish of the part; if empty, the finish of its group
 */
public record ObjectPart(
        PartShape shape, Optional<ExpressionRow> condition, Optional<String> finish, PartLayout layout) {}
