package ventral.render.stream;

import java.util.List;
import ventral.render.scene.Scene;

/** Renders images of scenes. An image depends only on its scene and the scene's index. */
public interface SceneRenderer {

    /**
     * Renders one image per scene.
     *
     * @param firstIndex index of the first scene in its stream; the others follow it
     * @param size width and height of an image in pixels
     * @return RGB, one byte a channel, image by image, row by row from the top (N, H, W, C)
     */
    byte[] render(List<Scene> scenes, long firstIndex, int size);
}
