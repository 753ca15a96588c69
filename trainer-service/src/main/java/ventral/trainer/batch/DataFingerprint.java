package ventral.trainer.batch;

/**
 * Identifies the images that a run learns from.
 *
 * @param imageSize width and height, pixels
 * @param streamDigest digest of everything that determines the stream's images, SHA-256 in hexadecimal; empty if
 *     unknown
 */
public record DataFingerprint(int imageSize, String streamDigest) {

    public static DataFingerprint of(LabelledBatch batch) {
        return new DataFingerprint(batch.imageSize(), batch.streamDigest());
    }
}
