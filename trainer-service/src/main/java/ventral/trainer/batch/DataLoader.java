package ventral.trainer.batch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.contract.image.DamagedStreamException;

/** Iterates over the batches of a data order, from any position on. */
public final class DataLoader implements AutoCloseable {

    private final ImageSource.ImageSourceFactory images;
    private final DataOrder dataOrder;
    private final long heldOutBatchCount;
    private final long batchCount;
    private StreamPosition position;
    private @Nullable ImageSource epoch;

    /**
     * Creates an iterator.
     *
     * @param batchSize images in a batch of the stream
     */
    public DataLoader(ImageSource.ImageSourceFactory images, DataOrder dataOrder, int batchSize, StreamPosition start) {
        this.images = dataOrder.labelled(images);
        this.dataOrder = dataOrder;
        this.heldOutBatchCount = dataOrder.heldOutImageCount() / batchSize;
        this.batchCount = dataOrder.batchCount(batchSize);
        this.position = start;
    }

    /** Returns the position of the next batch. */
    public StreamPosition position() {
        return position;
    }

    /**
     * Returns the next batch, or empty if it has not arrived within a short time; then the call is repeated.
     *
     * @throws DamagedStreamException if a batch is missing or unreadable
     */
    public Optional<LabelledBatch> next() throws InterruptedException {
        boolean isInOrder = dataOrder.order(position.epoch()).isStreamOrder();
        if (epoch == null) {
            epoch = isInOrder ? images.open(dataOrder.stream(), due()) : mixed();
        }
        Optional<LabelledBatch> batch = epoch.next();
        if (batch.isPresent()) {
            if (isInOrder && batch.get().index() != due()) {
                throw new DamagedStreamException("batch %d of %s came instead of batch %d"
                        .formatted(batch.get().index(), dataOrder.stream(), due()));
            }
            position = position.next(batchCount);
            if (position.nextBatch() == 0) {
                close(); // the next epoch opens a new source
            }
        }
        return batch;
    }

    /** Returns the index in the stream of the next batch, for an epoch in the stream's order. */
    private long due() {
        return heldOutBatchCount + position.nextBatch();
    }

    private ImageSource mixed() {
        return new ShuffledEpoch(
                images,
                dataOrder,
                dataOrder.order(position.epoch()),
                heldOutBatchCount,
                Math.toIntExact(batchCount),
                Math.toIntExact(position.nextBatch()));
    }

    @Override
    public void close() {
        if (epoch != null) {
            epoch.close();
            epoch = null;
        }
    }
}
