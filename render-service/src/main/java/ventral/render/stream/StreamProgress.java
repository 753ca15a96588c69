package ventral.render.stream;

import java.util.Optional;
import ventral.contract.latent.LatentSpace;
import ventral.contract.name.StreamName;

/**
 * Progress of a stream.
 *
 * @param renderedImageCount images that are durably in the log
 * @param error why the stream failed
 */
public record StreamProgress(
        StreamName stream,
        State state,
        long renderedImageCount,
        Optional<LatentSpace> latentSpace,
        Optional<StreamDigest> digest,
        Optional<String> error) {

    /** State of a stream. */
    public enum State {
        RENDERING,
        /** The stream is as far ahead of its slowest live run as its lead allows. */
        WAITING,
        PAUSED,
        SUCCEEDED,
        FAILED,
        DELETED
    }

    public static StreamProgress failed(StreamName stream, String error) {
        return new StreamProgress(stream, State.FAILED, 0, Optional.empty(), Optional.empty(), Optional.of(error));
    }
}
