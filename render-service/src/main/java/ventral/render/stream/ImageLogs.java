package ventral.render.stream;

import java.util.Set;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;

/** The image logs of all streams. */
public interface ImageLogs {

    /**
     * Opens a stream's log for appending and creates it if it does not exist.
     *
     * @param partitions partitions that this renderer writes
     * @throws StoreUnavailableException if the log cannot be reached now
     */
    ImageLog open(StreamName stream, StreamSpec spec, Set<Integer> partitions);

    /** Stops appending to a stream's log. Appends that have not completed fail. */
    void abandon(StreamName stream);

    /**
     * Deletes a stream's log. Does nothing if the log does not exist.
     *
     * @throws StoreUnavailableException if the log cannot be reached now
     */
    void delete(StreamName stream);
}
