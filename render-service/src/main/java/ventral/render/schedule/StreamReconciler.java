package ventral.render.schedule;

import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.StreamName;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.ImageLog;
import ventral.render.stream.ImageLogs;
import ventral.render.stream.RenderedBatchSource;
import ventral.render.stream.SceneFactory;
import ventral.render.stream.SceneRenderers;
import ventral.render.stream.StoreUnavailableException;
import ventral.render.stream.StreamDigest;
import ventral.render.stream.StreamMetadata;
import ventral.render.stream.StreamPlan;
import ventral.render.stream.StreamProgress;
import ventral.render.stream.StreamProgress.State;

/**
 * Reconciles a stream with its desired state, a few batches at a time. Only the renderer that writes partition 0
 * reports the stream's progress and deletes its log.
 */
public final class StreamReconciler {

    private static final int BATCHES_A_TURN = 8;
    private static final int SPEAKERS_PARTITION = 0;

    /** Time of a stream's next turn. */
    enum Requeue {
        NOW,
        /** After a run or another renderer has progressed, or after the store is available again. */
        LATER,
        NEVER
    }

    private final SceneFactory sceneFactory;
    private final ImageLogs logs;
    private final LiveRuns runs;
    private final long lead;
    private final Consumer<StreamProgress> reports;

    /**
     * Creates a reconciler.
     *
     * @param lead batches that an unbounded stream may be ahead of its slowest live run
     * @param reports receives the progress after every turn and at each change of state
     */
    public StreamReconciler(
            SceneFactory sceneFactory, ImageLogs logs, LiveRuns runs, long lead, Consumer<StreamProgress> reports) {
        this.sceneFactory = sceneFactory;
        this.logs = logs;
        this.runs = runs;
        this.lead = lead;
        this.reports = reports;
    }

    /**
     * Reconciles a stream for one turn.
     *
     * @param partitions log partitions of the stream that this renderer writes
     */
    Requeue reconcile(
            DesiredStream order, Set<Integer> partitions, SceneRenderers renderers, PartitionOwnership claim) {
        try {
            return reconcileOrFail(order, partitions, renderers, claim);
        } catch (StoreUnavailableException e) {
            return Requeue.LATER;
        }
    }

    private Requeue reconcileOrFail(
            DesiredStream order, Set<Integer> partitions, SceneRenderers renderers, PartitionOwnership claim) {
        try {
            return switch (order.wish()) {
                case RENDERED -> render(order, partitions, renderers, claim);
                case PAUSED -> pause(order, partitions);
                case DELETED -> delete(order.name(), partitions);
            };
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            if (claim.isHeld()) { // if ownership or intent changed meanwhile, that change may be the cause
                reports.accept(StreamProgress.failed(order.name(), String.valueOf(e.getMessage())));
            }
            return Requeue.NEVER;
        }
    }

    private Requeue render(
            DesiredStream order, Set<Integer> partitions, SceneRenderers renderers, PartitionOwnership claim) {
        StreamSpec spec = order.spec();
        try (ImageLog log = logs.open(order.name(), spec, partitions)) {
            StreamPlan plan = log.plan();
            StreamMetadata logged = log.metadata().orElse(null);
            if (plan.isComplete() && logged != null) { // complete: needs no library or collection
                report(order, partitions, State.SUCCEEDED, plan, logged);
                return Requeue.NEVER;
            }
            SceneSpec scenes = (SceneSpec) spec.origin();
            SceneSampler sampler = sceneFactory.sampler(scenes);
            StreamDigest digest = sceneFactory.digest(spec, scenes);
            checkSame(order.name(), digest, logged);
            long limit = limit(order);
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
            report(order, partitions, state, plan, new StreamMetadata(digest, sampler.latentSpace()));
            return left(state, plan, partitions);
        }
    }

    private static boolean append(ImageBatch batch, ImageLog log, PartitionOwnership claim) {
        int partition = (int) (batch.batchIndex() % log.plan().partitionCount());
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
    private long limit(DesiredStream order) {
        return order.spec().isUnbounded()
                ? lead + runs.passedImageCount(order.name()) / order.spec().batchSize()
                : order.spec().batchCount();
    }

    private static void checkSame(StreamName stream, StreamDigest digest, @Nullable StreamMetadata begun) {
        if (begun != null && !begun.digest().equals(digest)) {
            throw new IllegalStateException(
                    "%s was begun with other objects or backgrounds, or by another renderer: its digest is %s, but would now be %s; restore the original assets, or create another stream"
                            .formatted(stream, begun.digest(), digest));
        }
    }

    private Requeue pause(DesiredStream order, Set<Integer> partitions) {
        try (ImageLog log = logs.open(order.name(), order.spec(), partitions)) {
            report(
                    order,
                    partitions,
                    log.plan().isComplete() ? State.SUCCEEDED : State.PAUSED,
                    log.plan(),
                    log.metadata().orElseGet(() -> rendered(order)));
        }
        return Requeue.NEVER;
    }

    /** Returns the metadata that batches rendered here will carry. */
    private StreamMetadata rendered(DesiredStream order) {
        SceneSpec scenes = (SceneSpec) order.spec().origin();
        return new StreamMetadata(
                sceneFactory.digest(order.spec(), scenes),
                sceneFactory.sampler(scenes).latentSpace());
    }

    private Requeue delete(StreamName stream, Set<Integer> partitions) {
        if (partitions.contains(SPEAKERS_PARTITION)) {
            logs.delete(stream);
            reports.accept(new StreamProgress(stream, State.DELETED, 0, null, null, null));
        }
        return Requeue.NEVER;
    }

    private void report(
            DesiredStream order, Set<Integer> partitions, State state, StreamPlan plan, StreamMetadata logged) {
        if (partitions.contains(SPEAKERS_PARTITION)) {
            long images = plan.loggedBatchCount() * order.spec().batchSize();
            reports.accept(
                    new StreamProgress(order.name(), state, images, logged.latentSpace(), logged.digest(), null));
        }
    }
}
