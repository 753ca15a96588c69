package ventral.render.schedule;

import java.io.UncheckedIOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import ventral.contract.image.ImageBatchPartition;
import ventral.contract.name.StreamName;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.platform.tracing.Span;
import ventral.platform.tracing.Tracer;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.AssetUnavailableException;
import ventral.render.stream.BatchSource;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.ImageLog;
import ventral.render.stream.RenderedBatchSource;
import ventral.render.stream.SceneFactory;
import ventral.render.stream.SceneRenderers;
import ventral.render.stream.StreamDigest;
import ventral.render.stream.StreamMetadata;
import ventral.render.stream.StreamPlan;
import ventral.render.stream.StreamProgress.State;

/** Renders the batches that a stream's log lacks, a few at a time. */
final class StreamRenderer {

    private static final int BATCHES_A_TURN = 8;

    private final SceneFactory sceneFactory;
    private final LiveRuns runs;
    private final long lead;
    private final Tracer tracer;

    /**
     * State of a stream after a turn.
     *
     * @param metadata metadata that the stream's batches carry or will carry
     */
    record Turn(State state, StreamMetadata metadata) {}

    /**
     * Creates a renderer.
     *
     * @param lead batches that an unbounded stream may be ahead of its slowest live run
     */
    StreamRenderer(SceneFactory sceneFactory, LiveRuns runs, long lead, Tracer tracer) {
        this.sceneFactory = sceneFactory;
        this.runs = runs;
        this.lead = lead;
        this.tracer = tracer;
    }

    /**
     * Appends the next batches of this renderer's partitions to the log.
     *
     * @throws IllegalStateException if the log was begun with other assets
     */
    Turn render(DesiredStream desired, SceneRenderers renderers, PartitionOwnership claim, ImageLog log) {
        StreamSpec spec = desired.spec();
        StreamPlan plan = log.plan();
        StreamMetadata logged = log.metadata().orElse(null);
        if (plan.isComplete() && logged != null) { // complete: needs no library or collection
            return new Turn(State.SUCCEEDED, logged);
        }
        SceneSpec scenes = (SceneSpec) spec.origin();
        SceneSampler sampler = sceneFactory.sampler(scenes);
        StreamDigest digest = sceneFactory.digest(spec, scenes);
        checkSame(desired.name(), digest, logged);
        long limit = limit(desired);
        if (canAdvance(plan, limit)) {
            RenderedBatchSource images = new RenderedBatchSource(spec, digest, sampler, renderers.get(scenes));
            for (int i = 0; i < BATCHES_A_TURN && canAdvance(plan, limit); i++) {
                if (!appendNext(desired.name(), images, log, claim)) {
                    break;
                }
            }
            log.flush();
        }
        return new Turn(state(plan, limit), new StreamMetadata(digest, sampler.latentSpace()));
    }

    private boolean appendNext(StreamName stream, BatchSource images, ImageLog log, PartitionOwnership claim) {
        long index = log.plan().next().orElseThrow();
        Span span = tracer.startSampled("render image batch")
                .set("ventral.stream", stream.toString())
                .set("ventral.batch", index);
        boolean isAppended = false;
        try {
            ImageBatch batch;
            try (Span render = span.child("render images")) {
                batch = images.batch(index);
                render.set("ventral.images", batch.imageCount());
            }
            isAppended = append(batch, span, log, claim);
            return isAppended;
        } finally {
            if (!isAppended) {
                span.fail("the batch was not appended");
                span.close();
            }
        }
    }

    private static boolean append(ImageBatch batch, Span span, ImageLog log, PartitionOwnership claim) {
        int partition = ImageBatchPartition.of(batch.batchIndex(), log.plan().partitionCount());
        log.awaitSpace(); // may take as long as the broker is unavailable, so ownership is checked afterwards
        return claim.runIfOwned(partition, () -> {
            log.append(batch, span);
            log.plan().markAppended(batch.batchIndex());
        });
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

    /** Returns the metadata that the stream's batches carry or will carry; null if this machine cannot tell. */
    @Nullable StreamMetadata metadata(DesiredStream desired, ImageLog log) {
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
}
