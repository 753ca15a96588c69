package ventral.trainer.batch;

import java.util.Optional;
import java.util.PrimitiveIterator;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.name.StreamName;

/** Reads batches of a stream one after the other, each exactly once. */
public interface ImageSource extends AutoCloseable {

    /**
     * Returns the next batch, or empty if it has not arrived within a short time; then the call is repeated.
     *
     * @throws DamagedStreamException if a batch is missing or unreadable
     */
    Optional<LabelledBatch> next() throws InterruptedException;

    @Override
    void close();

    /** Opens image sources. */
    interface ImageSourceFactory {

        /** Opens a source of all batches from a given one on, in the stream's order. */
        ImageSource open(StreamName stream, long firstBatch);

        /** Opens a source of given batches in a given order. */
        ImageSource open(StreamName stream, PrimitiveIterator.OfLong batches);
    }
}
