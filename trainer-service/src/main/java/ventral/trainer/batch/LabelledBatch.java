package ventral.trainer.batch;

import java.util.Map;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;

/**
 * A batch of images and their labels.
 *
 * @param index index of the batch in its stream; for a batch shuffled from several, of the first of those
 * @param images index of each image in its stream
 * @param imageSize width and height, pixels
 * @param streamDigest see {@link DataFingerprint}
 * @param pixels RGB, one byte a channel, (N, H, W, C)
 * @param labels for each latent, one value for each image
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledBatch(
        long index,
        long[] images,
        int imageSize,
        String streamDigest,
        byte[] pixels,
        Map<Latent, float[]> labels,
        LatentSpace space) {

    public int imageCount() {
        return images.length;
    }
}
