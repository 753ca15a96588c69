package ventral.trainer.run;

import java.util.TreeSet;
import ventral.contract.spec.RunSpec;

/**
 * When a run is saved: untrained, on a logarithmic grid from 1000 images on that is the same for every run, and at the
 * end. Counts are of images seen, over all epochs, rounded up to whole batches.
 */
public final class Schedule {

    private static final int FIRST = 1000;

    private final TreeSet<Long> counts = new TreeSet<>();

    public Schedule(RunSpec spec, int batchSize) {
        counts.add(0L);
        for (int step = 0; ; step++) {
            double exact = FIRST * Math.pow(10, (double) step / spec.checkpointsPerDecade());
            long batches = (long) Math.ceil(exact / batchSize);
            if (batches * batchSize >= spec.totalImageCount()) {
                break;
            }
            counts.add(batches * batchSize);
        }
        counts.add(spec.totalImageCount());
    }

    public boolean isDue(long seenImageCount) {
        return counts.contains(seenImageCount);
    }
}
