package ventral.render.schedule;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import ventral.contract.name.StreamName;
import ventral.platform.tracing.Tracer;
import ventral.render.stream.AssetUnavailableException;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.ImageLog;
import ventral.render.stream.ImageLogs;
import ventral.render.stream.RenderingUnavailableException;
import ventral.render.stream.SceneFactory;
import ventral.render.stream.SceneRenderers;
import ventral.render.stream.StoreUnavailableException;
import ventral.render.stream.StreamPlan;
import ventral.render.stream.StreamProgress.State;
import ventral.render.stream.StreamStatuses;

/**
 * Reconciles a stream with its desired state, a few batches at a time. Only the renderer that writes partition 0
 * reports the stream's progress and deletes its log; the others report errors, and that their own error is over.
 *
 * <p>An error whose cause is this machine does not fail the stream: the stream waits, with the error as the reason, and
 * is retried with backoff.
 */
public final class StreamReconciler {

    /** Time of a stream's next turn. */
    enum Requeue {
        NOW,
        /** After a run or another renderer has progressed, the store is available again, or a delay has passed. */
        LATER,
        NEVER
    }

    private final ImageLogs logs;
    private final StreamRenderer renderer;
    private final StreamReporter reporter;
    private final RetryBackoff backoff = new RetryBackoff();
    private final Supplier<Duration> uptime;

    /**
     * Creates a reconciler.
     *
     * @param lead batches that an unbounded stream may be ahead of its slowest live run
     * @param uptime time since any fixed moment
     * @param statuses receives the progress after every turn and at each change of state
     * @param tracer records a share of the batches
     */
    public StreamReconciler(
            SceneFactory sceneFactory,
            ImageLogs logs,
            LiveRuns runs,
            long lead,
            Supplier<Duration> uptime,
            StreamStatuses statuses,
            Tracer tracer) {
        this.logs = logs;
        this.renderer = new StreamRenderer(sceneFactory, runs, lead, tracer);
        this.reporter = new StreamReporter(statuses);
        this.uptime = uptime;
    }

    /** Returns why streams are retried. May be called on any thread. */
    Map<StreamName, String> errors() {
        return reporter.errors();
    }

    /**
     * Reconciles a stream for one turn.
     *
     * @param partitions log partitions of the stream that this renderer writes
     * @throws RenderingUnavailableException if this machine cannot render any stream
     */
    Requeue reconcile(
            DesiredStream desired, Set<Integer> partitions, SceneRenderers renderers, PartitionOwnership claim) {
        if (backoff.isDelayed(desired, uptime.get())) {
            return Requeue.LATER;
        }
        try {
            return reconcileOrFail(desired, partitions, renderers, claim);
        } catch (StoreUnavailableException e) {
            return Requeue.LATER;
        }
    }

    private Requeue reconcileOrFail(
            DesiredStream desired, Set<Integer> partitions, SceneRenderers renderers, PartitionOwnership claim) {
        try {
            return switch (desired.desiredState()) {
                case RENDERED -> render(desired, partitions, renderers, claim);
                case PAUSED -> pause(desired, partitions);
                case DELETED -> delete(desired.name(), partitions);
            };
        } catch (StoreUnavailableException | RenderingUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            // if ownership or intent changed meanwhile, that change may be the cause
            return claim.isHeld() ? fail(desired, partitions, String.valueOf(e.getMessage())) : Requeue.NEVER;
        }
    }

    private Requeue render(
            DesiredStream desired, Set<Integer> partitions, SceneRenderers renderers, PartitionOwnership claim) {
        try (ImageLog log = logs.open(desired.name(), desired.spec(), partitions)) {
            try {
                StreamRenderer.Turn turn = renderer.render(desired, renderers, claim, log);
                reporter.reportProgress(desired, partitions, turn.state(), log.plan(), turn.metadata());
                backoff.recordSuccess(desired.name());
                return requeue(turn.state(), log.plan(), partitions);
            } catch (AssetUnavailableException | UncheckedIOException e) {
                return postpone(desired, claim, log, e);
            } catch (RenderingUnavailableException e) {
                renderers.check();
                return postpone(desired, claim, log, e);
            }
        }
    }

    private static Requeue requeue(State state, StreamPlan plan, Set<Integer> partitions) {
        if (state == State.RENDERING && plan.next().isPresent()) {
            return Requeue.NOW;
        }
        boolean othersToFollow = !plan.isComplete() && StreamReporter.reportsProgress(partitions);
        return state == State.WAITING || othersToFollow ? Requeue.LATER : Requeue.NEVER;
    }

    private Requeue fail(DesiredStream desired, Set<Integer> partitions, String cause) {
        reporter.reportFailure(desired, partitions, cause);
        return StreamReporter.reportsProgress(partitions) ? Requeue.NEVER : retryLater(desired);
    }

    private Requeue postpone(DesiredStream desired, PartitionOwnership claim, ImageLog log, RuntimeException e) {
        if (!claim.isHeld()) {
            return Requeue.NEVER;
        }
        log.flush();
        reporter.reportPostponement(desired, log, String.valueOf(e.getMessage()));
        return retryLater(desired);
    }

    private Requeue retryLater(DesiredStream desired) {
        backoff.recordFailure(desired, uptime.get());
        return Requeue.LATER;
    }

    private Requeue pause(DesiredStream desired, Set<Integer> partitions) {
        try (ImageLog log = logs.open(desired.name(), desired.spec(), partitions)) {
            State state = log.plan().isComplete() ? State.SUCCEEDED : State.PAUSED;
            reporter.reportProgress(desired, partitions, state, log.plan(), renderer.metadata(desired, log));
            backoff.recordSuccess(desired.name());
        }
        return Requeue.NEVER;
    }

    private Requeue delete(StreamName stream, Set<Integer> partitions) {
        if (StreamReporter.reportsProgress(partitions)) {
            logs.delete(stream);
        }
        reporter.reportDeletion(stream, partitions);
        backoff.recordSuccess(stream);
        return Requeue.NEVER;
    }
}
