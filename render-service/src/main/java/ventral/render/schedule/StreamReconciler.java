package ventral.render.schedule;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ventral.contract.image.ImageBatchPartition;
import ventral.contract.name.StreamName;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.AssetUnavailableException;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.ImageLog;
import ventral.render.stream.ImageLogs;
import ventral.render.stream.RenderedBatchSource;
import ventral.render.stream.RenderingUnavailableException;
import ventral.render.stream.SceneFactory;
import ventral.render.stream.SceneRenderers;
import ventral.render.stream.StoreUnavailableException;
import ventral.render.stream.StreamDigest;
import ventral.render.stream.StreamMetadata;
import ventral.render.stream.StreamPlan;
import ventral.render.stream.StreamProgress;
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

    private static final int BATCHES_A_TURN = 8;
    private static final int SPEAKERS_PARTITION = 0;

    /** Time of a stream's next turn. */
    enum Requeue {
        NOW,
        /** After a run or another renderer has progressed, the store is available again, or a delay has passed. */
        LATER,
        NEVER
    }

    private final SceneFactory sceneFactory;
    private final ImageLogs logs;
    private final LiveRuns runs;
    private final long lead;
    private final Supplier<Duration> uptime;
    private final StreamStatuses statuses;
    private final RetryBackoff backoff = new RetryBackoff();

    /** The errors that this renderer reported last of the streams that it retries. */
    private final Map<StreamName, String> errors = new ConcurrentHashMap<>();

    /**
     * Creates a reconciler.
     *
     * @param lead batches that an unbounded stream may be ahead of its slowest live run
     * @param uptime time since any fixed moment
     * @param statuses receives the progress after every turn and at each change of state
     */
    public StreamReconciler(
            SceneFactory sceneFactory,
            ImageLogs logs,
            LiveRuns runs,
            long lead,
            Supplier<Duration> uptime,
            StreamStatuses statuses) {
        this.sceneFactory = sceneFactory;
        this.logs = logs;
        this.runs = runs;
        this.lead = lead;
        this.uptime = uptime;
        this.statuses = statuses;
    }

    /** Returns why streams are retried. May be called on any thread. */
    Map<StreamName, String> errors() {
        return Map.copyOf(errors);
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
                return renderTurn(desired, partitions, renderers, claim, log);
            } catch (AssetUnavailableException | UncheckedIOException e) {
                return postpone(desired, claim, log, e);
            } catch (RenderingUnavailableException e) {
                renderers.check();
                return postpone(desired, claim, log, e);
            }
        }
    }

    private Requeue renderTurn(
            DesiredStream desired,
            Set<Integer> partitions,
            SceneRenderers renderers,
            PartitionOwnership claim,
            ImageLog log) {
        StreamSpec spec = desired.spec();
        StreamPlan plan = log.plan();
        StreamMetadata logged = log.metadata().orElse(null);
        if (plan.isComplete() && logged != null) { // complete: needs no library or collection
            report(desired, partitions, State.SUCCEEDED, plan, logged);
            return Requeue.NEVER;
        }
        SceneSpec scenes = (SceneSpec) spec.origin();
        SceneSampler sampler = sceneFactory.sampler(scenes);
        StreamDigest digest = sceneFactory.digest(spec, scenes);
        checkSame(desired.name(), digest, logged);
        long limit = limit(desired);
        if (canAdvance(plan, limit)) {
            RenderedBatchSource images = new RenderedBatchSource(spec, digest, sampler, renderers.get(scenes));
            for (int i = 0; i < BATCHES_A_TURN && canAdvance(plan, limit); i++) {
                if (!append(images.batch(plan.next().orElseThrow()), log, claim)) {
                    break;
                }
            }
            log.flush();
        }
        State state = state(plan, limit);
        report(desired, partitions, state, plan, new StreamMetadata(digest, sampler.latentSpace()));
        return left(state, plan, partitions);
    }

    /** Reports an error of the stream itself. */
    private Requeue fail(DesiredStream desired, Set<Integer> partitions, String cause) {
        statuses.accept(StreamProgress.failed(desired.name(), cause));
        if (partitions.contains(SPEAKERS_PARTITION)) {
            return Requeue.NEVER;
        }
        // after partitions are assigned anew, the renderer that reports progress may overwrite the error once
        return retryLater(desired, cause);
    }

    /** Reports that this machine cannot render the stream now. */
    private Requeue postpone(DesiredStream desired, PartitionOwnership claim, ImageLog log, RuntimeException e) {
        if (!claim.isHeld()) {
            return Requeue.NEVER;
        }
        log.flush();
        String cause = String.valueOf(e.getMessage());
        long images = log.plan().loggedBatchCount() * desired.spec().batchSize();
        statuses.accept(StreamProgress.postponed(
                desired.name(),
                images,
                log.metadata().orElse(null),
                "a renderer cannot render its part of %s, and retries: %s".formatted(desired.name(), cause)));
        return retryLater(desired, cause);
    }

    private Requeue retryLater(DesiredStream desired, String cause) {
        errors.put(desired.name(), cause);
        backoff.recordFailure(desired, uptime.get());
        return Requeue.LATER;
    }

    private static boolean append(ImageBatch batch, ImageLog log, PartitionOwnership claim) {
        int partition = ImageBatchPartition.of(batch.batchIndex(), log.plan().partitionCount());
        log.awaitSpace(); // may take as long as the broker is unavailable, so ownership is checked afterwards
        return claim.runIfOwned(partition, () -> {
            log.append(batch);
            log.plan().markAppended(batch.batchIndex());
        });
    }

    private static Requeue left(State state, StreamPlan plan, Set<Integer> partitions) {
        if (state == State.RENDERING && plan.next().isPresent()) {
            return Requeue.NOW;
        }
        boolean othersToFollow = !plan.isComplete() && partitions.contains(SPEAKERS_PARTITION);
        return state == State.WAITING || othersToFollow ? Requeue.LATER : Requeue.NEVER;
    }

    private static State state(StreamPlan plan, long limit) {
        if (plan.isComplete()) {
            return State.SUCCEEDED;
        }
        return plan.next().isPresent() && !canAdvance(plan, limit) ? State.WAITING : State.RENDERING;
    }

    private static boolean canAdvance(StreamPlan plan, long limit) {
        OptionalLong next = plan.next();
        return next.isPresent() && next.getAsLong() < limit;
    }

    /** Returns the number of batches that may be in the log. */
    private long limit(DesiredStream desired) {
        return desired.spec().isUnbounded()
                ? lead + runs.passedImageCount(desired.name()) / desired.spec().batchSize()
                : desired.spec().batchCount();
    }

    private static void checkSame(StreamName stream, StreamDigest digest, @Nullable StreamMetadata begun) {
        if (begun != null && !begun.digest().equals(digest)) {
            throw new IllegalStateException(
                    "%s was begun with other objects or backgrounds, or by another renderer: its digest is %s, but would now be %s; restore the original assets, or create another stream"
                            .formatted(stream, begun.digest(), digest));
        }
    }

    private Requeue pause(DesiredStream desired, Set<Integer> partitions) {
        try (ImageLog log = logs.open(desired.name(), desired.spec(), partitions)) {
            report(
                    desired,
                    partitions,
                    log.plan().isComplete() ? State.SUCCEEDED : State.PAUSED,
                    log.plan(),
                    metadata(desired, log));
        }
        return Requeue.NEVER;
    }

    /** Returns the metadata that the stream's batches carry or will carry; null if this machine cannot tell. */
    private @Nullable StreamMetadata metadata(DesiredStream desired, ImageLog log) {
        StreamMetadata logged = log.metadata().orElse(null);
        if (logged != null) {
            return logged;
        }
        SceneSpec scenes = (SceneSpec) desired.spec().origin();
        try {
            return new StreamMetadata(
                    sceneFactory.digest(desired.spec(), scenes),
                    sceneFactory.sampler(scenes).latentSpace());
        } catch (AssetUnavailableException | UncheckedIOException e) {
            return null;
        }
    }

    private Requeue delete(StreamName stream, Set<Integer> partitions) {
        if (partitions.contains(SPEAKERS_PARTITION)) {
            logs.delete(stream);
            statuses.accept(StreamProgress.of(stream, State.DELETED, 0, null));
        }
        errors.remove(stream);
        backoff.recordSuccess(stream);
        return Requeue.NEVER;
    }

    private void report(
            DesiredStream desired,
            Set<Integer> partitions,
            State state,
            StreamPlan plan,
            @Nullable StreamMetadata metadata) {
        boolean hadError = errors.containsKey(desired.name());
        if ((partitions.contains(SPEAKERS_PARTITION) || hadError)
                && !isOverruled(desired.name(), partitions, state, plan)) {
            long images = plan.loggedBatchCount() * desired.spec().batchSize();
            statuses.accept(StreamProgress.of(desired.name(), state, images, metadata));
        }
        errors.remove(desired.name());
        backoff.recordSuccess(desired.name());
    }

    /** Returns true if another renderer's error of the stream stands: its part of the stream is missing. */
    private boolean isOverruled(StreamName stream, Set<Integer> partitions, State state, StreamPlan plan) {
        return (state == State.RENDERING || state == State.WAITING)
                && partitions.size() < plan.partitionCount()
                && statuses.hasErrorElsewhere(stream);
    }
}
