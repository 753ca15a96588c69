package ventral.render.schedule;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.StreamName;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.ImageLog;
import ventral.render.stream.StoreUnavailableException;
import ventral.render.stream.StreamMetadata;
import ventral.render.stream.StreamPlan;
import ventral.render.stream.StreamProgress;
import ventral.render.stream.StreamProgress.State;
import ventral.render.stream.StreamStatuses;

/**
 * Reports streams. Only the renderer that writes partition 0 of a stream's log reports the stream's progress; the
 * others report errors, and that their own error is over. Every report throws {@link StoreUnavailableException} if the
 * statuses cannot be reached now.
 */
final class StreamReporter {

    private static final int REPORTING_PARTITION = 0;

    private final StreamStatuses statuses;

    /** The errors that this renderer reported last of the streams that it retries. */
    private final Map<StreamName, String> errors = new ConcurrentHashMap<>();

    StreamReporter(StreamStatuses statuses) {
        this.statuses = statuses;
    }

    /** Returns true if the renderer that writes these partitions of a stream reports the stream's progress. */
    static boolean reportsProgress(Set<Integer> partitions) {
        return partitions.contains(REPORTING_PARTITION);
    }

    /** Returns why streams are retried. May be called on any thread. */
    Map<StreamName, String> errors() {
        return Map.copyOf(errors);
    }

    /**
     * Reports that a stream goes on or is complete.
     *
     * @param metadata null if not known
     */
    void reportProgress(
            DesiredStream desired,
            Set<Integer> partitions,
            State state,
            StreamPlan plan,
            @Nullable StreamMetadata metadata) {
        boolean hadError = errors.containsKey(desired.name());
        if ((reportsProgress(partitions) || hadError) && !isOverruled(desired.name(), partitions, state, plan)) {
            long images = plan.loggedBatchCount() * desired.spec().batchSize();
            statuses.accept(StreamProgress.of(desired.name(), state, images, metadata));
        }
        errors.remove(desired.name());
    }

    /** Returns true if another renderer's error of the stream stands: its part of the stream is missing. */
    private boolean isOverruled(StreamName stream, Set<Integer> partitions, State state, StreamPlan plan) {
        return (state == State.RENDERING || state == State.WAITING)
                && partitions.size() < plan.partitionCount()
                && statuses.hasErrorElsewhere(stream);
    }

    /** Reports an error of the stream itself. */
    void reportFailure(DesiredStream desired, Set<Integer> partitions, String cause) {
        statuses.accept(StreamProgress.failed(desired.name(), cause));
        if (!reportsProgress(partitions)) {
            // after partitions are assigned anew, the renderer that reports progress may overwrite the error once
            errors.put(desired.name(), cause);
        }
    }

    /** Reports that this machine cannot render the stream now. */
    void reportPostponement(DesiredStream desired, ImageLog log, String cause) {
        long images = log.plan().loggedBatchCount() * desired.spec().batchSize();
        statuses.accept(StreamProgress.postponed(
                desired.name(),
                images,
                log.metadata().orElse(null),
                "a renderer cannot render its part of %s, and retries: %s".formatted(desired.name(), cause)));
        errors.put(desired.name(), cause);
    }

    /** Reports that a stream's log is deleted. */
    void reportDeletion(StreamName stream, Set<Integer> partitions) {
        if (reportsProgress(partitions)) {
            statuses.accept(StreamProgress.of(stream, State.DELETED, 0, null));
        }
        errors.remove(stream);
    }
}
