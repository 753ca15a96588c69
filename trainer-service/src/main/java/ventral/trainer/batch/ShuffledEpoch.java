package ventral.trainer.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the batches of one epoch with their images shuffled. The next window is read batch by batch while the current
 * one is returned, so that only the first window is waited for as a whole.
 */
final class ShuffledEpoch implements ImageSource {

    private final ImageSource source;
    private final EpochOrder order;
    private final int window;
    private final int batchCount;
    private int place;
    private @Nullable ShuffleWindow dealt;
    private List<LabelledBatch> gathered = new ArrayList<>();

    /**
     * Opens the epoch.
     *
     * @param heldOutBatchCount batches of the stream before the first of the epoch
     * @param place batches of the epoch already learnt from
     */
    ShuffledEpoch(
            ImageSourceFactory images,
            DataOrder dataOrder,
            EpochOrder order,
            long heldOutBatchCount,
            int batchCount,
            int place) {
        this.order = order;
        this.window = dataOrder.window();
        this.batchCount = batchCount;
        this.place = place;
        PrimitiveIterator.OfLong batches = order.batches(batchCount, place / window * window, heldOutBatchCount);
        this.source = images.open(dataOrder.stream(), batches);
    }

    @Override
    public Optional<LabelledBatch> next() throws InterruptedException {
        int windowIndex = place / window;
        if (dealt == null || place % window == 0) {
            while (gathered.size() < length(windowIndex)) {
                if (!gather()) {
                    return Optional.empty();
                }
            }
            dealt = new ShuffleWindow(gathered, order.images(windowIndex, imageCount(gathered)));
            gathered = new ArrayList<>();
        } else if (gathered.size() < length(windowIndex + 1)) {
            gather();
        }
        return Optional.of(dealt.batch(place++ % window));
    }

    private int length(int windowIndex) {
        return Math.max(0, Math.min(window, batchCount - windowIndex * window));
    }

    private boolean gather() throws InterruptedException {
        Optional<LabelledBatch> batch = source.next();
        batch.ifPresent(gathered::add);
        return batch.isPresent();
    }

    private static int imageCount(List<LabelledBatch> batches) {
        return batches.stream().mapToInt(LabelledBatch::imageCount).sum();
    }

    @Override
    public void close() {
        source.close();
    }
}
