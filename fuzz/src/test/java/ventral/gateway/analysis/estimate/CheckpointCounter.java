package ventral.gateway.analysis.estimate;

import java.util.List;
import ventral.contract.spec.RunSpec;

/** Counts the checkpoints of a sweep, as the gateway's estimate does. */
public final class CheckpointCounter {

    private CheckpointCounter() {}

    public static long count(List<RunSpec> runs, int batchSize) {
        return SweepEstimate.checkpointCount(runs, batchSize);
    }
}
