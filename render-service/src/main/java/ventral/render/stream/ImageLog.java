package ventral.render.stream;

import java.util.Optional;

/** The log of one stream's batches. */
public interface ImageLog extends AutoCloseable {

    /** What is in the log as this log was opened, and what was appended since. */
    StreamPlan plan();

    /** What the batches say that were in the log as it was opened; empty if there was none. */
    Optional<LoggedStream> stream();

    /** Appends a batch; returns before it is on disk. A batch that fails makes a later call throw. */
    void append(ImageBatch batch);

    /** Returns when every batch appended so far is on disk. */
    void flush();

    @Override
    void close();
}
