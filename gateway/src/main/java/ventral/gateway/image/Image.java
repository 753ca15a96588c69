package ventral.gateway.image;

import java.util.List;
import ventral.contract.name.ImageName;

/**
 * Holds one image of a stream with its labels.
 *
 * @param imageSize width and height, pixels
 * @param png the image as a PNG file
 * @param labels in the latents' order
 */
@SuppressWarnings("ArrayRecordComponent")
public record Image(ImageName name, int imageSize, byte[] png, List<Label> labels) {

    public Image {
        labels = List.copyOf(labels);
    }
}
