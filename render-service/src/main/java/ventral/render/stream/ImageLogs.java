package ventral.render.stream;

import java.util.Set;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;

/** The image logs of all streams. */
public interface ImageLogs {

    /**
     * Opens a stream's log for appending, making it if it is not there.
     *
     * @param partitions that are this renderer's to write
     * @throws StoreUnavailableException if the log cannot be reached now
     */
    ImageLog open(StreamName stream, StreamSpec spec, Set<Integer> partitions);

    /** Appends nothing more to a stream's log from here; whoever waits for an append is told that it failed. */
    void abandon(StreamName stream);

    /**
     * Deletes a stream's log; one that is not there stays so.
     *
     * @throws StoreUnavailableException if the log cannot be reached now
     */
    void delete(StreamName stream);
}
