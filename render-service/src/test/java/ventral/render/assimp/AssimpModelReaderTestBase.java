package ventral.render.assimp;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import ventral.render.conversion.ImportedModel;
import ventral.render.conversion.RefusedModelException;
import ventral.render.testing.ModelFixtures;

/** Reads models from files in memory. */
abstract class AssimpModelReaderTestBase {

    final Map<String, byte[]> files = new HashMap<>();

    void file(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    ImportedModel read(String model) throws RefusedModelException {
        return new AssimpModelReader().read(ModelFixtures.files(files), model);
    }

    /** Encodes an image that is red above and black below. */
    static byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 4; x++) {
            image.setRGB(x, 0, 0xff0000);
            image.setRGB(x, 1, 0xff0000);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
