package ventral.cli.study.drawing;

import java.util.List;

/**
 * Holds a figure as shapes on a white background. Later shapes cover earlier ones.
 *
 * @param title text alternative for readers who cannot see the figure
 * @param width pixels
 * @param height pixels
 */
public record Drawing(String title, int width, int height, List<VectorShape> shapes) {

    public Drawing {
        shapes = List.copyOf(shapes);
    }
}
