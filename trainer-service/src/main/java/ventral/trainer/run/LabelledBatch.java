package ventral.trainer.run;

import java.util.Map;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;

/**
 * A batch of the stream, as it was rendered.
 *
 * @param pixels RGB, one byte a channel, (N, H, W, C)
 * @param streamDigest see {@link LearntFrom}
 * @param labels of each latent a value for each image
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledBatch(
        long index,
        int imageCount,
        int imageSize,
        String streamDigest,
        byte[] pixels,
        Map<Latent, float[]> labels,
        LatentSpace space) {}
