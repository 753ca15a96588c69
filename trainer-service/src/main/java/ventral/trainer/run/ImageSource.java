package ventral.trainer.run;

import java.util.Optional;
import ventral.contract.name.StreamName;

/** The batches of a stream, one after the other, each exactly once. */
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

        /** @param firstBatch index of the batch that comes first */
        ImageSource open(StreamName stream, long firstBatch);
    }
}
