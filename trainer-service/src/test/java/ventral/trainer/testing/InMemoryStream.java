package ventral.trainer.testing;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.name.StreamName;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.batch.LabelledBatch;

/** A stream of batches of 8 images of one pixel, in which the distance of each image is its index in the stream. */
public final class InMemoryStream implements ImageSource.ImageSourceFactory {

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
    private int readCount;

    /**
     * Creates a stream.
     *
     * @param indexThatComes maps the index of the due batch to that of the batch returned, as in a log that is out of
     *     order
     */
    public InMemoryStream(LongUnaryOperator indexThatComes) {
        this.indexThatComes = indexThatComes;
    }

    @Override
    public ImageSource open(StreamName stream, long firstBatch) {
        return open(stream, LongStream.iterate(firstBatch, i -> i + 1).iterator());
    }

    @Override
    public ImageSource open(StreamName stream, PrimitiveIterator.OfLong batches) {
        return new ImageSource() {
            @Override
            public Optional<LabelledBatch> next() {
                if (!batches.hasNext()) {
                    return Optional.empty();
                }
                readCount++;
                return Optional.of(batch(indexThatComes.applyAsLong(batches.nextLong())));
            }

            @Override
            public void close() {}
        };
    }

    /** Replaces the images by those of another stream of the same name. */
    public void makeAnew() {
        digest = "cd".repeat(32);
    }

    /** Returns the number of batches read by all readers. */
    public int readCount() {
        return readCount;
    }

    private LabelledBatch batch(long index) {
        long[] images = LongStream.range(index * BATCH, (index + 1) * BATCH).toArray();
        byte[] pixels = new byte[3 * BATCH];
        float[] distances = new float[BATCH];
        for (int i = 0; i < BATCH; i++) {
            Arrays.fill(pixels, 3 * i, 3 * i + 3, (byte) images[i]);
            distances[i] = images[i];
        }
        Map<Latent, float[]> labels = new EnumMap<>(Map.of(Latent.DISTANCE, distances));
        return new LabelledBatch(index, images, 1, digest, pixels, labels, SPACE);
    }
}
