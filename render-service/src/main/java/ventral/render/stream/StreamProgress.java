package ventral.render.stream;

import java.util.Optional;
import ventral.contract.latent.LatentSpace;
import ventral.contract.name.StreamName;

/**
 * How far a stream is.
 *
 * @param renderedImageCount images that are in the log for good
 * @param error why the stream failed
 */
public record StreamProgress(
        StreamName stream,
        State state,
        long renderedImageCount,
        Optional<LatentSpace> latentSpace,
        Optional<StreamDigest> digest,
        Optional<String> error) {

    /** Where a stream stands. */
    public enum State {
        RENDERING,
        /** As far ahead of its slowest live run as it may be. */
        WAITING,
        PAUSED,
        SUCCEEDED,
        FAILED,
        DELETED
    }

    static StreamProgress failed(StreamName stream, String error) {
        return new StreamProgress(stream, State.FAILED, 0, Optional.empty(), Optional.empty(), Optional.of(error));
    }
}
