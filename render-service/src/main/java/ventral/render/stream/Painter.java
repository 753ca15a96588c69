package ventral.render.stream;

import java.util.List;
import ventral.render.scene.Scene;

/** Draws pictures of scenes. A scene's picture depends on the scene and its index alone. */
public interface Painter {

    /**
     * @param firstIndex index of the first scene in its stream; the others follow it
     * @param size width and height of a picture, pixels
     * @return RGB, one byte a channel, picture by picture, row by row from the top
     */
    byte[] paint(List<Scene> scenes, long firstIndex, int size);
}
