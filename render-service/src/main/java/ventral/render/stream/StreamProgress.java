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
 * @param error why the stream failed or cannot go on; null if nothing is wrong
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
        /**
         * The stream is as far ahead of its slowest live run as its lead allows, or a renderer cannot go on for the
         * reason that the error gives.
         */
        WAITING,
        PAUSED,
        SUCCEEDED,
        FAILED,
        DELETED
    }

    /**
     * Creates the progress of a stream with which nothing is wrong.
     *
     * @param metadata null if not known
     */
    public static StreamProgress of(
            StreamName stream, State state, long renderedImageCount, @Nullable StreamMetadata metadata) {
        return create(stream, state, renderedImageCount, metadata, null);
    }

    /**
     * Creates the progress of a stream of which a renderer cannot render its part now.
     *
     * @param metadata null if not known
     */
    public static StreamProgress postponed(
            StreamName stream, long renderedImageCount, @Nullable StreamMetadata metadata, String error) {
        return create(stream, State.WAITING, renderedImageCount, metadata, error);
    }

    private static StreamProgress create(
            StreamName stream,
            State state,
            long renderedImageCount,
            @Nullable StreamMetadata metadata,
            @Nullable String error) {
        return metadata == null
                ? new StreamProgress(stream, state, renderedImageCount, null, null, error)
                : new StreamProgress(
                        stream, state, renderedImageCount, metadata.latentSpace(), metadata.digest(), error);
    }

    /** Creates the progress of a stream that cannot be rendered on any machine. */
    public static StreamProgress failed(StreamName stream, String error) {
        return new StreamProgress(stream, State.FAILED, 0, null, null, error);
    }
}
