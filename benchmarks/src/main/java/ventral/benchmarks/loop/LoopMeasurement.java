package ventral.benchmarks.loop;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import ventral.benchmarks.gateway.grpc.LoadApiClient;
import ventral.benchmarks.load.ProcessSignal;
import ventral.contract.network.Network;
import ventral.type.v1.RunState;

/**
 * Measures a system: rendering, training and scoring of the same amount of work, each alone and then all at once. Before
 * that, it does a little of all, so that no measured part compiles code or reads files that another then finds ready.
 */
final class LoopMeasurement {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long POLL_MILLIS = 200;
    private static final long WARM_UP_IMAGE_COUNT = 2048;
    private static final long LIMIT_SECONDS = 3600;

    private final LoadApiClient gateway;
    private final LongSupplier scorerPid;
    private final Consumer<String> progress;

    /**
     * Creates a measurement.
     *
     * @param scorerPid returns the id of the scorer's process, which is stopped while training is measured
     * @param progress receives a sentence before each part
     */
    LoopMeasurement(LoadApiClient gateway, LongSupplier scorerPid, Consumer<String> progress) {
        this.gateway = gateway;
        this.scorerPid = scorerPid;
        this.progress = progress;
    }

    /**
     * Measures the parts and then the whole.
     *
     * @throws IllegalStateException if a run fails, or a part takes longer than an hour
     */
    LoopTimes measure(Network network, long imageCount, int checkpointsPerDecade)
            throws IOException, InterruptedException {
        int benchmarkCount = gateway.readyBenchmarkCount();
        progress.accept("warming up");
        LoopWorkload warmUp = LoopWorkload.of("loop-warm-up", 0, network, WARM_UP_IMAGE_COUNT, checkpointsPerDecade);
        together(warmUp, warmUp.checkpointCount() * benchmarkCount);

        LoopWorkload alone = LoopWorkload.of("loop-alone", 1, network, imageCount, checkpointsPerDecade);
        int scoreCount = alone.checkpointCount() * benchmarkCount;
        progress.accept("rendering %d images alone".formatted(imageCount));
        double render = render(alone);
        progress.accept("training %s on them alone".formatted(network.id()));
        double train;
        long stopped = scorerPid.getAsLong();
        ProcessSignal.STOP.send(stopped);
        try {
            train = train(alone);
        } finally {
            ProcessSignal.CONT.send(stopped);
        }
        progress.accept(
                "scoring %d checkpoints on %d benchmarks alone".formatted(alone.checkpointCount(), benchmarkCount));
        double score = score(alone, scoreCount);

        progress.accept("all at once");
        LoopWorkload together = LoopWorkload.of("loop-together", 2, network, imageCount, checkpointsPerDecade);
        return new LoopTimes(imageCount, scoreCount, render, train, score, together(together, scoreCount));
    }

    private double render(LoopWorkload work) throws InterruptedException {
        long start = System.nanoTime();
        gateway.create(work.stream(), work.streamSpec());
        await(() ->
                gateway.renderedImageCount(work.stream()) == work.streamSpec().imageCount());
        return secondsSince(start);
    }

    private double train(LoopWorkload work) throws InterruptedException {
        long start = System.nanoTime();
        gateway.create(work.run(), work.runSpec());
        await(() -> hasSucceeded(work));
        return secondsSince(start);
    }

    /**
     * Returns the time of all scores of a trained run. It is measured from the first of them, because a scorer that was
     * stopped has to join its group again.
     */
    private double score(LoopWorkload work, int scoreCount) throws InterruptedException {
        await(() -> gateway.scoreCount(work.run()) > 0);
        long start = System.nanoTime();
        int atStart = gateway.scoreCount(work.run());
        await(() -> gateway.scoreCount(work.run()) == scoreCount);
        return secondsSince(start) * scoreCount / Math.max(1, scoreCount - atStart);
    }

    private double together(LoopWorkload work, int scoreCount) throws InterruptedException {
        long start = System.nanoTime();
        gateway.create(work.stream(), work.streamSpec());
        gateway.create(work.run(), work.runSpec());
        await(() -> hasSucceeded(work) && gateway.scoreCount(work.run()) == scoreCount);
        return secondsSince(start);
    }

    private boolean hasSucceeded(LoopWorkload work) {
        RunState state = gateway.progress(work.run()).state();
        if (state == RunState.RUN_STATE_FAILED || state == RunState.RUN_STATE_CANCELLED) {
            throw new IllegalStateException(
                    "%s ended as %s: see the trainer's log in the data folder".formatted(work.run(), state));
        }
        return state == RunState.RUN_STATE_SUCCEEDED;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (secondsSince(start) > LIMIT_SECONDS) {
                throw new IllegalStateException("a part of the loop took longer than an hour");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }
}
