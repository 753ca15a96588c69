package ventral.render.stream;

import java.util.List;
import java.util.Map;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.render.scene.ImageMetadata;

/**
 * Consecutive labelled images of one stream.
 *
 * @param digest digest of the stream
 * @param pixels RGB, one byte a channel, image by image, row by row from the top (N, H, W, C)
 * @param labels one value per image for every latent of the latent space's groups, in the units of {@link Latent}
 * @param facts metadata of each image, in the images' order
 */
@SuppressWarnings("ArrayRecordComponent")
public record ImageBatch(
        StreamDigest digest,
        long batchIndex,
        long firstImageIndex,
        int imageCount,
        int imageSize,
        byte[] pixels,
        Map<Latent, float[]> labels,
        LatentSpace latentSpace,
        List<ImageMetadata> facts) {

    public ImageBatch {
        facts = List.copyOf(facts);
        if (facts.size() != imageCount) {
            throw new IllegalArgumentException("facts of %d images, expected %d".formatted(facts.size(), imageCount));
        }
        if (pixels.length != 3 * imageSize * imageSize * imageCount) {
            throw new IllegalArgumentException(
                    "%d bytes are not %d images of %d x %d".formatted(pixels.length, imageCount, imageSize, imageSize));
        }
        for (Latent latent : Latent.values()) {
            float[] values = labels.get(latent);
            boolean wanted = latentSpace.groups().contains(latent.group());
            if (wanted ? values == null || values.length != imageCount : values != null) {
                throw new IllegalArgumentException(
                        "labels of %s do not match the latent groups %s".formatted(latent, latentSpace.groups()));
            }
        }
    }
}
