package ventral.cli.study.drawing;

import java.util.List;

/**
 * A figure as shapes on white, each over those before it.
 *
 * @param title for readers who cannot see it
 * @param width pixels
 * @param height pixels
 */
public record Drawing(String title, int width, int height, List<Shape> shapes) {

    public Drawing {
        shapes = List.copyOf(shapes);
    }
}
