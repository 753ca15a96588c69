package ventral.render.model;

import java.util.List;

/** The shape of a part. The coordinate frame is right-handed: x right, y up, the front faces +z. */
public sealed interface Shape {

    /**
     * A surface of revolution: rows of radius and y, rotated about the y axis, with {@code sides} corners per
     * revolution.
     */
    record Lathe(List<Row> rows, Row sides, int smooth) implements Shape {}

    /** A centred box: width, height, depth and optionally bevel. */
    record Box(Row size) implements Shape {}

    /** A superellipsoid: three radii and optionally two exponents. 1 is round, towards 0 boxy, 2 a diamond. */
    record Ball(Row radii) implements Shape {}

    /** A tube: rows of x, y, z and optionally a factor on the radius, which may vary linearly between two values. */
    record Tube(List<Row> rows, Row radius, Row sides, int smooth) implements Shape {}

    /** A centred prism: an outline of rows of x and y, extruded along z. */
    record Prism(List<Row> rows, Row depth, int smooth) implements Shape {}

    /** A loft of sections along z: rows of z, half width, half height and optionally centre y and exponent. */
    record Loft(List<Row> rows, int smooth) implements Shape {}

    record Group(List<Part> parts) implements Shape {}
}
