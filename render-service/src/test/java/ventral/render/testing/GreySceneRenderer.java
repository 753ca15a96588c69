package ventral.render.testing;

import java.util.Arrays;
import java.util.List;
import ventral.render.scene.Scene;
import ventral.render.stream.SceneRenderer;

/** Renders image i as a uniform grey of i mod 256. */
public final class GreySceneRenderer implements SceneRenderer {

    @Override
    public byte[] render(List<Scene> scenes, long firstIndex, int size) {
        int pictureBytes = 3 * size * size;
        byte[] pixels = new byte[pictureBytes * scenes.size()];
        for (int i = 0; i < scenes.size(); i++) {
            Arrays.fill(pixels, i * pictureBytes, (i + 1) * pictureBytes, (byte) (firstIndex + i));
        }
        return pixels;
    }
}
