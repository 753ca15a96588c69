package ventral.render.model;

import java.util.Optional;

/**
 * A part of an object.
 *
 * @param condition when it is not positive, the part is left out
 * @param finish what it is made of; otherwise what its group is made of
 */
public record Part(Shape shape, Optional<Row> condition, Optional<String> finish, Layout layout) {}
