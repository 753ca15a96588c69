package ventral.trainer.run;

import java.util.Optional;
import java.util.PrimitiveIterator;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.name.StreamName;

/** Batches of a stream, one after the other, each exactly once. */
public interface ImageSource extends AutoCloseable {

    /**
     * The next batch, or none if it did not come within a moment; then the call is repeated.
     *
     * @throws DamagedStreamException if a batch is missing or unreadable
     */
    Optional<LabelledBatch> next() throws InterruptedException;

    @Override
    void close();

    /** Opens sources. */
    interface Opening {

        /** All batches from one on, in the stream's order. */
        ImageSource open(StreamName stream, long firstBatch);

        /** Some batches in an order of their own. */
        ImageSource open(StreamName stream, PrimitiveIterator.OfLong batches);
    }
}
