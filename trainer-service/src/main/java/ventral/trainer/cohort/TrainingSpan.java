package ventral.trainer.cohort;

import org.jspecify.annotations.Nullable;
import ventral.platform.tracing.Span;
import ventral.platform.tracing.Tracer;
import ventral.trainer.batch.LabelledBatch;
import ventral.trainer.run.OwnedRun;

/**
 * Records the training of a run between two checkpoints as one span, which is linked to the batches that were learnt
 * from. A batch is learnt from by many runs, so it is no parent of the span.
 */
final class TrainingSpan implements AutoCloseable {

    private static final String RUN = "ventral.run";

    private final Tracer tracer;
    private final OwnedRun run;
    private @Nullable Span segment;
    private long batchCount;
    private long imageCount;

    TrainingSpan(Tracer tracer, OwnedRun run) {
        this.tracer = tracer;
        this.run = run;
    }

    /** Adds a batch to the segment, which begins with its first batch. */
    void add(LabelledBatch batch) {
        Span span = segment;
        if (span == null) {
            span = tracer.start("train run", null)
                    .set(RUN, run.name().toString())
                    .set("ventral.objective", run.spec().objective().toString());
            segment = span;
        }
        span.link(batch.trace());
        batchCount++;
        imageCount += batch.imageCount();
    }

    /** Starts the span of saving the checkpoint at the segment's end. The checkpoint of no images has no segment. */
    Span startSave(long seenImageCount) {
        Span save = segment == null ? tracer.start("save checkpoint", null) : segment.child("save checkpoint");
        return save.set(RUN, run.name().toString()).set("ventral.seen_images", seenImageCount);
    }

    /** Ends the segment. The next batch begins another. */
    @Override
    public void close() {
        if (segment != null) {
            segment.set("ventral.batches", batchCount)
                    .set("ventral.images", imageCount)
                    .close();
            segment = null;
            batchCount = 0;
            imageCount = 0;
        }
    }
}
