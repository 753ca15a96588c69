package ventral.trainer.run;

/**
 * The pictures that a run learns from.
 *
 * @param imageSize width and height, pixels
 * @param streamDigest of everything that the stream's images follow from, SHA-256 in hexadecimal; empty if not known
 */
public record LearntFrom(int imageSize, String streamDigest) {

    static LearntFrom of(LabelledBatch batch) {
        return new LearntFrom(batch.imageSize(), batch.streamDigest());
    }
}
