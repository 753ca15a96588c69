package ventral.trainer.batch;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.platform.tracing.TraceParent;

/**
 * A batch of images and their labels.
 *
 * @param index index of the batch in its stream; for a batch shuffled from several, of the first of those
 * @param images index of each image in its stream
 * @param imageSize width and height, pixels
 * @param streamDigest see {@link DataFingerprint}
 * @param pixels RGB, one byte a channel, (N, H, W, C)
 * @param labels for each latent, one value for each image
 * @param trace span of the batch's rendering; null if none was recorded
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledBatch(
        long index,
        long[] images,
        int imageSize,
        String streamDigest,
        byte[] pixels,
        Map<Latent, float[]> labels,
        LatentSpace space,
        @Nullable TraceParent trace) {

    /** Creates a batch whose rendering no span describes. */
    public LabelledBatch(
            long index,
            long[] images,
            int imageSize,
            String streamDigest,
            byte[] pixels,
            Map<Latent, float[]> labels,
            LatentSpace space) {
        this(index, images, imageSize, streamDigest, pixels, labels, space, null);
    }

    /** Returns the same batch with the span of its rendering. */
    public LabelledBatch withTrace(@Nullable TraceParent rendering) {
        return new LabelledBatch(index, images, imageSize, streamDigest, pixels, labels, space, rendering);
    }

    public int imageCount() {
        return images.length;
    }
}
