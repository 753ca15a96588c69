package ventral.render.stream;

/** The log of one stream's batches. */
public interface ImageLog extends AutoCloseable {

    /** What is in the log as this log was opened. */
    StreamPlan plan();

    /** Appends a batch; returns before it is on disk. A batch that fails makes a later call throw. */
    void append(ImageBatch batch);

    /** Returns when every batch appended so far is on disk. */
    void flush();

    @Override
    void close();
}
