package ventral.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import ventral.benchmarks.gateway.grpc.LoadApiClient;
import ventral.benchmarks.gateway.grpc.LoadApiClient.RunProgress;
import ventral.contract.network.Network;
import ventral.type.v1.RunState;

/**
 * Keeps renderer, trainer and scorer busy: there are always two runs that have not ended, so that the trainer goes from
 * one to the next. A generation that has ended is replaced. One thread advances the workload, another one reads it.
 */
final class LoadWorkload {

    /** Runs that have not ended. */
    private static final int OPEN_RUNS = 2;

    /** Unscored tasks from which the next run has fewer checkpoints. */
    private static final double MANY_TASKS = 40;

    /**
     * Counts the work done since the workload began.
     *
     * @param leadImageCount images that the stream furthest ahead of its run is ahead of it
     * @param checkpointCount checkpoints that were trained since the start
     * @param failedRunCount runs that failed since the start
     */
    record Progress(long leadImageCount, long checkpointCount, long failedRunCount) {}

    private final LoadApiClient gateway;
    private final Network network;
    private final long imageCount;
    private final CallFailures failures;
    private final List<LoadGeneration> open = new ArrayList<>();
    private final List<LoadGeneration> ended = new ArrayList<>();
    private volatile Progress progress = new Progress(0, 0, 0);
    private volatile double unscoredTaskCount;
    private int createdCount;
    private long endedCheckpointCount;
    private long failedRunCount;

    /**
     * Creates a workload.
     *
     * @param imageCount images that each run learns from
     * @param failures counts calls that fail
     */
    LoadWorkload(LoadApiClient gateway, Network network, long imageCount, CallFailures failures) {
        this.gateway = gateway;
        this.network = network;
        this.imageCount = imageCount;
        this.failures = failures;
    }

    /**
     * Replaces generations that have ended, and reads the progress of the others. A failed call is counted, and what it
     * was for is tried again at the next call of this method.
     */
    void advance() {
        try {
            advanceOnce();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private void advanceOnce() {
        ended.removeIf(this::delete);
        long lead = 0;
        long checkpointCount = 0;
        for (LoadGeneration generation : List.copyOf(open)) {
            RunProgress run = gateway.progress(generation.run());
            if (hasEnded(run.state())) {
                end(generation, run);
            } else {
                lead = Math.max(lead, gateway.renderedImageCount(generation.stream()) - run.seenImageCount());
                checkpointCount += run.state() == RunState.RUN_STATE_RUNNING
                        ? generation.checkpointCount(run.seenImageCount())
                        : 0;
            }
        }
        progress = new Progress(lead, endedCheckpointCount + checkpointCount, failedRunCount);
        while (open.size() < OPEN_RUNS) {
            createNext();
        }
    }

    private void createNext() {
        int density = unscoredTaskCount < MANY_TASKS ? LoadGeneration.DENSE : LoadGeneration.SPARSE;
        // counted first: a name whose command failed halfway is not used again
        LoadGeneration next = LoadGeneration.of(createdCount++, network, imageCount, density);
        gateway.create(next.stream(), next.streamSpec());
        try {
            gateway.create(next.run(), next.runSpec());
            open.add(next);
        } catch (RuntimeException e) {
            ended.add(next);
            throw e;
        }
    }

    private void end(LoadGeneration generation, RunProgress run) {
        open.remove(generation);
        ended.add(generation);
        endedCheckpointCount += generation.checkpointCount(run.seenImageCount());
        failedRunCount += run.state() == RunState.RUN_STATE_SUCCEEDED ? 0 : 1;
    }

    /** Deletes the stream of a run that has ended. If that fails, returns false, and is tried again later. */
    private boolean delete(LoadGeneration generation) {
        try {
            gateway.delete(generation.stream());
            return true;
        } catch (RuntimeException e) {
            failures.add(e);
            return false;
        }
    }

    private static boolean hasEnded(RunState state) {
        return state == RunState.RUN_STATE_SUCCEEDED
                || state == RunState.RUN_STATE_FAILED
                || state == RunState.RUN_STATE_CANCELLED;
    }

    Progress progress() {
        return progress;
    }

    /** Updates the number of pairs of a checkpoint and a benchmark that have no score yet. */
    void updateUnscored(double taskCount) {
        unscoredTaskCount = taskCount;
    }
}
