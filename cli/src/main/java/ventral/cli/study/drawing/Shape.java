package ventral.cli.study.drawing;

import java.util.List;

/**
 * A shape of a drawing. Coordinates are pixels from the top left corner. Colours are hexadecimal, such as {@code
 * #0072b2}.
 */
public sealed interface Shape {

    /** A point in a drawing. */
    record Place(double x, double y) {}

    /** The part of a text that lies at its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * A polyline.
     *
     * @param isDashed true for a dashed line
     */
    record Line(List<Place> places, String colour, double width, boolean isDashed) implements Shape {

        public Line {
            places = List.copyOf(places);
        }

        /** Returns a solid line between two points. */
        public static Line between(double x1, double y1, double x2, double y2, String colour, double width) {
            return new Line(List.of(new Place(x1, y1), new Place(x2, y2)), colour, width, false);
        }

        /** Returns this line, dashed. */
        public Line dashed() {
            return new Line(places, colour, width, true);
        }
    }

    /**
     * A filled rectangle.
     *
     * @param opacity 0 to 1
     */
    record Box(double x, double y, double width, double height, String colour, double opacity) implements Shape {}

    /**
     * A circle.
     *
     * @param isFilled false for a white circle with a coloured outline
     */
    record Dot(double x, double y, double radius, String colour, boolean isFilled) implements Shape {}

    /**
     * A line of text whose baseline runs through its point.
     *
     * @param size pixels
     * @param isUpright true for text that reads from bottom to top
     */
    record Label(double x, double y, String text, double size, Anchor anchor, String colour, boolean isUpright)
            implements Shape {}
}
