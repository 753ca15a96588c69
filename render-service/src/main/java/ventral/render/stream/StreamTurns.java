package ventral.render.stream;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import ventral.contract.name.StreamName;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.StreamProgress.State;

/** Does what is wanted of a stream, a little at a time. Who writes partition 0 speaks for the stream. */
public final class StreamTurns {

    private static final int BATCHES_A_TURN = 8;
    private static final int SPEAKERS_PARTITION = 0;

    /** What is left to do for a stream after a turn. */
    enum Left {
        MORE,
        /** Once a run or another renderer has got further, or what streams are kept in is there again. */
        FOR_LATER,
        NOTHING
    }

    private final Scenery scenery;
    private final ImageLogs logs;
    private final LiveRuns runs;
    private final long lead;
    private final Consumer<StreamProgress> reports;

    /**
     * @param lead batches that a stream without end may be ahead of its slowest live run
     * @param reports is told after every turn, and at each change of state
     */
    public StreamTurns(Scenery scenery, ImageLogs logs, LiveRuns runs, long lead, Consumer<StreamProgress> reports) {
        this.scenery = scenery;
        this.logs = logs;
        this.runs = runs;
        this.lead = lead;
        this.reports = reports;
    }

    /** @param partitions of the stream's log that are ours to write */
    Left take(StreamOrder order, Set<Integer> partitions, Painters painters, Claim claim) {
        try {
            return carryOut(order, partitions, painters, claim);
        } catch (StoreUnavailableException e) {
            return Left.FOR_LATER;
        }
    }

    private Left carryOut(StreamOrder order, Set<Integer> partitions, Painters painters, Claim claim) {
        try {
            return switch (order.wish()) {
                case RENDERED -> render(order, partitions, painters, claim);
                case PAUSED -> pause(order, partitions);
                case DELETED -> delete(order.name(), partitions);
            };
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            if (claim.holds()) { // otherwise what was wanted has changed in between, and may well be why this failed
                reports.accept(StreamProgress.failed(order.name(), String.valueOf(e.getMessage())));
            }
            return Left.NOTHING;
        }
    }

    private Left render(StreamOrder order, Set<Integer> partitions, Painters painters, Claim claim) {
        StreamSpec spec = order.spec();
        try (ImageLog log = logs.open(order.name(), spec, partitions)) {
            StreamPlan plan = log.plan();
            Optional<LoggedStream> logged = log.stream();
            if (plan.isWhole() && logged.isPresent()) { // nothing is left to render, whatever can be rendered here
                report(order, partitions, State.SUCCEEDED, plan, logged.get());
                return Left.NOTHING;
            }
            SceneSpec scenes = (SceneSpec) spec.origin();
            SceneSampler sampler = scenery.sampler(scenes);
            StreamDigest digest = scenery.digest(spec, scenes);
            checkSame(order.name(), digest, logged);
            OptionalLong limit = limit(order);
            if (mayGoOn(plan, limit)) {
                ImageStream images = new ImageStream(spec, digest, sampler, painters.of(scenes));
                for (int i = 0; i < BATCHES_A_TURN && mayGoOn(plan, limit); i++) {
                    if (!append(images.batch(plan.next().orElseThrow()), log, claim)) {
                        break;
                    }
                }
                log.flush();
            }
            State state = state(plan, limit);
            report(order, partitions, state, plan, new LoggedStream(digest, sampler.latentSpace()));
            return left(state, plan, partitions);
        }
    }

    private static boolean append(ImageBatch batch, ImageLog log, Claim claim) {
        int partition = (int) (batch.batchIndex() % log.plan().partitionCount());
        return claim.during(partition, () -> {
            log.append(batch);
            log.plan().appended(batch.batchIndex());
        });
    }

    private static Left left(State state, StreamPlan plan, Set<Integer> partitions) {
        if (state == State.RENDERING && plan.next().isPresent()) {
            return Left.MORE;
        }
        boolean othersToFollow = !plan.isWhole() && partitions.contains(SPEAKERS_PARTITION);
        return state == State.WAITING || othersToFollow ? Left.FOR_LATER : Left.NOTHING;
    }

    private static State state(StreamPlan plan, OptionalLong limit) {
        if (plan.isWhole()) {
            return State.SUCCEEDED;
        }
        return plan.next().isPresent() && !mayGoOn(plan, limit) ? State.WAITING : State.RENDERING;
    }

    private static boolean mayGoOn(StreamPlan plan, OptionalLong limit) {
        OptionalLong next = plan.next();
        return next.isPresent() && (limit.isEmpty() || next.getAsLong() < limit.getAsLong());
    }

    /** Batches that may be in the log. */
    private OptionalLong limit(StreamOrder order) {
        if (!order.spec().isUnbounded()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                lead + runs.passedImageCount(order.name()) / order.spec().batchSize());
    }

    private static void checkSame(StreamName stream, StreamDigest digest, Optional<LoggedStream> begun) {
        if (begun.isPresent() && !begun.get().digest().equals(digest)) {
            throw new IllegalStateException(
                    "%s was begun with other objects, backgrounds or by another renderer: its digest is %s, and it would now be %s; bring back what it was begun with, or make another stream"
                            .formatted(stream, begun.get().digest(), digest));
        }
    }

    private Left pause(StreamOrder order, Set<Integer> partitions) {
        try (ImageLog log = logs.open(order.name(), order.spec(), partitions)) {
            report(
                    order,
                    partitions,
                    log.plan().isWhole() ? State.SUCCEEDED : State.PAUSED,
                    log.plan(),
                    log.stream().orElseGet(() -> rendered(order)));
        }
        return Left.NOTHING;
    }

    /** What the batches will say that are rendered here. */
    private LoggedStream rendered(StreamOrder order) {
        SceneSpec scenes = (SceneSpec) order.spec().origin();
        return new LoggedStream(
                scenery.digest(order.spec(), scenes), scenery.sampler(scenes).latentSpace());
    }

    private Left delete(StreamName stream, Set<Integer> partitions) {
        if (partitions.contains(SPEAKERS_PARTITION)) {
            logs.delete(stream);
            reports.accept(
                    new StreamProgress(stream, State.DELETED, 0, Optional.empty(), Optional.empty(), Optional.empty()));
        }
        return Left.NOTHING;
    }

    private void report(StreamOrder order, Set<Integer> partitions, State state, StreamPlan plan, LoggedStream logged) {
        if (partitions.contains(SPEAKERS_PARTITION)) {
            long images = plan.batchesThere() * order.spec().batchSize();
            reports.accept(new StreamProgress(
                    order.name(),
                    state,
                    images,
                    Optional.of(logged.latentSpace()),
                    Optional.of(logged.digest()),
                    Optional.empty()));
        }
    }
}
