package ventral.cli.plan;

import java.util.Comparator;
import java.util.SortedSet;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;

/** A run as far as it has come. Positions are images seen over all epochs. */
final class SimulatedRun {

    /** The oldest first; those of one sweep are of one age. */
    static final Comparator<SimulatedRun> URGENCY =
            Comparator.comparing((SimulatedRun run) -> run.spec.imageCount()).thenComparing(run -> run.name.id());

    private final RunName name;
    private final RunSpec spec;
    private final SortedSet<Long> checkpoints;
    private long seen;
    private long kept = -1;

    SimulatedRun(RunName name, RunSpec spec, int batchSize) {
        this.name = name;
        this.spec = spec;
        this.checkpoints = spec.checkpoints(batchSize);
    }

    RunName name() {
        return name;
    }

    int checkpointCount() {
        return checkpoints.size();
    }

    boolean hasManyEpochs() {
        return spec.epochCount() > 1;
    }

    /** Images of an epoch. */
    long imageCount() {
        return spec.imageCount();
    }

    long seen() {
        return seen;
    }

    void saw(long position) {
        seen = position;
    }

    boolean isWhole() {
        return seen == spec.totalImageCount() && kept == seen;
    }

    /** Where it stops next, to be saved. */
    long nextStop() {
        return checkpoints.tailSet(seen + 1).first();
    }

    boolean owesCheckpoint() {
        return seen != kept && checkpoints.contains(seen);
    }

    void wasKept() {
        kept = seen;
    }

    /**
     * Goes back to the position of its last save, or to a later one, up to which it is known to be saved. Returns the images
     * that it has to learn from again.
     */
    long fallBack(long safe) {
        long before = seen;
        seen = Math.max(Math.max(0, kept), Math.min(safe, before));
        return before - seen;
    }

    /** Whether both learn from the same batches in the same order. */
    boolean goesWith(SimulatedRun other) {
        return !hasManyEpochs()
                || (imageCount() == other.imageCount()
                        && (spec.recipe().shuffleWindow() == 0 || spec.seed() == other.spec.seed()));
    }
}
