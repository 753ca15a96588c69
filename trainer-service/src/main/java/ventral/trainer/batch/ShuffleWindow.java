package ventral.trainer.batch;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ventral.contract.latent.Latent;

/** Shuffles the images of several batches into as many batches of the same size. */
final class ShuffleWindow {

    private final List<LabelledBatch> batches;
    private final int[] order;

    /**
     * Creates a window.
     *
     * @param order permutation of all images, counted through the batches
     */
    ShuffleWindow(List<LabelledBatch> batches, int[] order) {
        this.batches = List.copyOf(batches);
        this.order = order;
    }

    int batchCount() {
        return batches.size();
    }

    /** Returns a batch of images from the whole window. Each of the window's traces is that of one of its batches. */
    LabelledBatch batch(int place) {
        LabelledBatch first = batches.get(0);
        int size = first.imageCount();
        int pixelBytes = first.pixels().length / size;
        byte[] pixels = new byte[first.pixels().length];
        long[] images = new long[size];
        Map<Latent, float[]> labels = new EnumMap<>(Latent.class);
        first.labels().keySet().forEach(latent -> labels.put(latent, new float[size]));
        for (int i = 0; i < size; i++) {
            int from = order[place * size + i];
            LabelledBatch source = batches.get(from / size);
            int at = from % size;
            System.arraycopy(source.pixels(), at * pixelBytes, pixels, i * pixelBytes, pixelBytes);
            images[i] = source.images()[at];
            int to = i;
            source.labels().forEach((latent, values) -> labels.getOrDefault(latent, values)[to] = values[at]);
        }
        return new LabelledBatch(
                first.index(),
                images,
                first.imageSize(),
                first.streamDigest(),
                pixels,
                labels,
                first.space(),
                batches.get(place).trace());
    }
}
