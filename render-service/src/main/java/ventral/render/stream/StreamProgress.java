package ventral.render.stream;

import org.jspecify.annotations.Nullable;
import ventral.contract.latent.LatentSpace;
import ventral.contract.name.StreamName;

/**
 * Progress of a stream.
 *
 * @param renderedImageCount images that are durably in the log
 * @param latentSpace null if not known
 * @param digest null if not known
 * @param error why the stream failed; null if it has not failed
 */
public record StreamProgress(
        StreamName stream,
        State state,
        long renderedImageCount,
        @Nullable LatentSpace latentSpace,
        @Nullable StreamDigest digest,
        @Nullable String error) {

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
        return new StreamProgress(stream, State.FAILED, 0, null, null, error);
    }
}
