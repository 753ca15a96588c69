package ventral.trainer.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.name.StreamName;
import ventral.trainer.run.ImageSource;
import ventral.trainer.run.LabelledBatch;

/** A stream of batches of 8 images, each with its index for pixels and distance. */
public final class InMemoryStream implements ImageSource.Opening {

    public static final int BATCH = 8;

    public static final LatentSpace SPACE = new LatentSpace(
            List.of("cup", "chair"),
            List.of("cup-0", "cup-1", "chair-0"),
            Map.of(
                    Latent.DISTANCE, new Moments(3, 2),
                    Latent.TRANSLATION_X, new Moments(0, 1),
                    Latent.TRANSLATION_Y, new Moments(0, .5)));

    private final LongUnaryOperator indexThatComes;
    private String digest = "ab".repeat(32);

    /** @param indexThatComes for the one that is due, as from a log that is not in order */
    public InMemoryStream(LongUnaryOperator indexThatComes) {
        this.indexThatComes = indexThatComes;
    }

    @Override
    public ImageSource open(StreamName stream, long firstBatch) {
        return new ImageSource() {
            private long next = firstBatch;

            @Override
            public Optional<LabelledBatch> next() {
                return Optional.of(batch(indexThatComes.applyAsLong(next++)));
            }

            @Override
            public void close() {}
        };
    }

    /** From now on the images are of another stream of the same name. */
    public void makeAnew() {
        digest = "cd".repeat(32);
    }

    private LabelledBatch batch(long index) {
        float[] distances = new float[BATCH];
        Arrays.fill(distances, index);
        byte[] pixels = new byte[3 * BATCH];
        pixels[0] = (byte) index;
        return new LabelledBatch(index, BATCH, 1, digest, pixels, Map.of(Latent.DISTANCE, distances), SPACE);
    }
}
