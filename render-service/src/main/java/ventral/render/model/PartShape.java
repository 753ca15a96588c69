package ventral.render.model;

import java.util.List;

/** The shape of a part. The coordinate frame is right-handed: x right, y up, the front faces +z. */
public sealed interface PartShape {

    /**
     * A surface of revolution: rows of radius and y, rotated about the y axis, with {@code sides} corners per
     * revolution.
     */
    record Lathe(List<ExpressionRow> rows, ExpressionRow sides, int smooth) implements PartShape {}

    /** A centred box: width, height, depth and optionally bevel. */
    record BoxShape(ExpressionRow size) implements PartShape {}

    /** A superellipsoid: three radii and optionally two exponents. 1 is round, towards 0 boxy, 2 a diamond. */
    record Ball(ExpressionRow radii) implements PartShape {}

    /** A tube: rows of x, y, z and optionally a factor on the radius, which may vary linearly between two values. */
    record Tube(List<ExpressionRow> rows, ExpressionRow radius, ExpressionRow sides, int smooth) implements PartShape {}

    /** A centred prism: an outline of rows of x and y, extruded along z. */
    record Prism(List<ExpressionRow> rows, ExpressionRow depth, int smooth) implements PartShape {}

    /** A loft of sections along z: rows of z, half width, half height and optionally centre y and exponent. */
    record Loft(List<ExpressionRow> rows, int smooth) implements PartShape {}

    record ShapeGroup(List<ObjectPart> parts) implements PartShape {}
}
