package ventral.render.model;

import java.util.List;

/** The shape of a part. Frame: right-handed, x right, y up, the front faces +z. */
public sealed interface Shape {

    /** Rows of radius and y, turned about the y axis; {@code sides} corners a turn. */
    record Lathe(List<Row> rows, Row sides, int smooth) implements Shape {}

    /** Width, height, depth and perhaps bevel, centred. */
    record Box(Row size) implements Shape {}

    /** Three radii and perhaps two exponents of a superellipsoid: 1 is round, towards 0 boxy, 2 a diamond. */
    record Ball(Row radii) implements Shape {}

    /** Rows of x, y, z and perhaps a factor on the radius, which goes from one to another. */
    record Tube(List<Row> rows, Row radius, Row sides, int smooth) implements Shape {}

    /** An outline of rows of x and y, drawn out along z, centred. */
    record Prism(List<Row> rows, Row depth, int smooth) implements Shape {}

    /** Sections along z, rows of z, half width, half height and perhaps centre y and exponent. */
    record Loft(List<Row> rows, int smooth) implements Shape {}

    record Group(List<Part> parts) implements Shape {}
}
