package ventral.render.model;

import java.util.Optional;

/**
 * A part of an object.
 *
 * @param condition the part is left out if this is not positive
 * @param finish finish of the part; if empty, the finish of its group
 */
public record Part(Shape shape, Optional<Row> condition, Optional<String> finish, Layout layout) {}
