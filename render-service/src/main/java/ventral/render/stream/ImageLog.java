package ventral.render.stream;

import java.util.Optional;
import ventral.platform.tracing.Span;

/** The log of one stream's batches. */
public interface ImageLog extends AutoCloseable {

    /** Returns the plan over the batches that were in the log when it was opened and those appended since. */
    StreamPlan plan();

    /**
     * Returns the metadata recorded in the batches that were in the log when it was opened; empty if there were none.
     */
    Optional<StreamMetadata> metadata();

    /**
     * Blocks until the log has space for a batch, so that the next {@link #append} by the same thread does not block.
     */
    void awaitSpace();

    /**
     * Appends a batch. Blocks while the log has no space for it. Returns before the batch is on disk; if writing it
     * fails, a later call throws, and no later batch is written.
     *
     * @param span closed once the batch is on disk or cannot be written; the stored batch names it
     */
    void append(ImageBatch batch, Span span);

    /** Appends a batch that no span describes. */
    default void append(ImageBatch batch) {
        append(batch, Span.NONE);
    }

    /** Blocks until every batch appended so far is on disk. */
    void flush();

    @Override
    void close();
}
