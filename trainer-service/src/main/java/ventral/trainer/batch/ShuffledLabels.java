package ventral.trainer.batch;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ventral.contract.latent.Latent;
import ventral.contract.name.StreamName;

/**
 * Gives every image all labels of another image of the batch that it is stored in. The choice is a function of the seed
 * and the batch's index in the stream, so an image has the same wrong labels in every epoch. The distribution of the
 * labels and the correlations among them do not change.
 */
public final class ShuffledLabels implements ImageSource {

    private final ImageSource source;
    private final long seed;

    ShuffledLabels(ImageSource source, long seed) {
        this.source = source;
        this.seed = seed;
    }

    /** Opens image sources with shuffled labels. */
    public record ShuffledLabelsFactory(ImageSource.ImageSourceFactory images, long seed)
            implements ImageSource.ImageSourceFactory {

        @Override
        public ImageSource open(StreamName stream, long firstBatch) {
            return new ShuffledLabels(images.open(stream, firstBatch), seed);
        }

        @Override
        public ImageSource open(StreamName stream, PrimitiveIterator.OfLong batches) {
            return new ShuffledLabels(images.open(stream, batches), seed);
        }
    }

    @Override
    public Optional<LabelledBatch> next() throws InterruptedException {
        return source.next().map(this::shuffled);
    }

    private LabelledBatch shuffled(LabelledBatch batch) {
        int[] other = others(batch.index(), batch.imageCount());
        Map<Latent, float[]> labels = new EnumMap<>(Latent.class);
        batch.labels().forEach((latent, values) -> {
            float[] shuffled = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                shuffled[i] = values[other[i]];
            }
            labels.put(latent, shuffled);
        });
        return new LabelledBatch(
                batch.index(),
                batch.images(),
                batch.imageSize(),
                batch.streamDigest(),
                batch.pixels(),
                labels,
                batch.space(),
                batch.trace());
    }

    /** Returns another index for each image, by Sattolo's algorithm: a random permutation that is a single cycle. */
    private int[] others(long batchIndex, int count) {
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + batchIndex);
        int[] others = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i);
            int swapped = others[i];
            others[i] = others[j];
            others[j] = swapped;
        }
        return others;
    }

    @Override
    public void close() {
        source.close();
    }
}
