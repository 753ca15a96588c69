package ventral.trainer.run;

/**
 * Identifies the images that a run learns from.
 *
 * @param imageSize width and height, pixels
 * @param streamDigest digest of everything that determines the stream's images, SHA-256 in hexadecimal; empty if
 *     unknown
 */
public record LearntFrom(int imageSize, String streamDigest) {

    static LearntFrom of(LabelledBatch batch) {
        return new LearntFrom(batch.imageSize(), batch.streamDigest());
    }
}
