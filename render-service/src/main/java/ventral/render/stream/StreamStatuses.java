package ventral.render.stream;

import java.util.function.Consumer;
import ventral.contract.name.StreamName;

/** The statuses of all streams, which several renderers report. */
public interface StreamStatuses extends Consumer<StreamProgress> {

    /**
     * Reports the progress of a stream.
     *
     * @throws StoreUnavailableException if the statuses cannot be reached now
     */
    @Override
    void accept(StreamProgress progress);

    /**
     * Returns true if another renderer has reported an error of a stream since partitions were last assigned, and the
     * error stands.
     *
     * @throws StoreUnavailableException if the statuses cannot be reached now
     */
    boolean hasErrorElsewhere(StreamName stream);
}
