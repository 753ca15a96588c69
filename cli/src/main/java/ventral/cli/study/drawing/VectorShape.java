package ventral.cli.study.drawing;

import java.util.List;

/**
 * A shape of a drawing. Coordinates are pixels from the top left corner. Colours are hexadecimal, such as {@code
 * #0072b2}.
 */
public sealed interface VectorShape {

    /** A point in a drawing. */
    record DrawingPoint(double x, double y) {}

    /** The part of a text that lies at its point. */
    enum TextAnchor {
        START,
        MIDDLE,
        END
    }

    /**
     * A polyline.
     *
     * @param isDashed true for a dashed line
     */
    record Polyline(List<DrawingPoint> places, String colour, double width, boolean isDashed) implements VectorShape {

        public Polyline {
            places = List.copyOf(places);
        }

        /** Returns a solid line between two points. */
        public static Polyline between(double x1, double y1, double x2, double y2, String colour, double width) {
            return new Polyline(List.of(new DrawingPoint(x1, y1), new DrawingPoint(x2, y2)), colour, width, false);
        }

        /** Returns this line, dashed. */
        public Polyline dashed() {
            return new Polyline(places, colour, width, true);
        }
    }

    /**
     * A filled rectangle.
     *
     * @param opacity 0 to 1
     */
    record Rectangle(double x, double y, double width, double height, String colour, double opacity)
            implements VectorShape {}

    /**
     * A circle.
     *
     * @param isFilled false for a white circle with a coloured outline
     */
    record Circle(double x, double y, double radius, String colour, boolean isFilled) implements VectorShape {}

    /**
     * A line of text whose baseline runs through its point.
     *
     * @param size pixels
     * @param isUpright true for text that reads from bottom to top
     */
    record TextLabel(double x, double y, String text, double size, TextAnchor anchor, String colour, boolean isUpright)
            implements VectorShape {}
}
