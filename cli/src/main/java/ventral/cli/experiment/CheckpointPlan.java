package ventral.cli.experiment;

import java.util.SortedSet;
import java.util.TreeSet;
import ventral.contract.spec.RunSpec;

/** Which checkpoints a run will write. */
final class CheckpointPlan {

    private static final double FIRST = 1000;

    private CheckpointPlan() {}

    /** Images seen at each: none, a logarithmic grid in whole batches, and all. */
    static SortedSet<Long> of(RunSpec spec, int batchSize) {
        SortedSet<Long> counts = new TreeSet<>();
        counts.add(0L);
        counts.add(spec.totalImageCount());
        for (int step = 0; ; step++) {
            double grid = FIRST * Math.pow(10, (double) step / spec.checkpointsPerDecade());
            long wholeBatches = (long) Math.ceil(grid / batchSize) * batchSize;
            if (wholeBatches >= spec.totalImageCount()) {
                return counts;
            }
            counts.add(wholeBatches);
        }
    }
}
