package ventral.planner.simulation;

import java.util.Comparator;
import java.util.SortedSet;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;

/** Holds the progress of a simulated run. Positions count images seen over all epochs. */
final class SimulatedRun {

    /** Orders runs by urgency: smallest dataset first, then by name. All runs of one sweep have the same age. */
    static final Comparator<SimulatedRun> URGENCY =
            Comparator.comparing((SimulatedRun run) -> run.spec.imageCount()).thenComparing(run -> run.name.id());

    private final RunName name;
    private final RunSpec spec;
    private final SortedSet<Long> checkpoints;
    private long seen;
    private long savedImageCount = -1;

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

    /** Returns the number of images of an epoch. */
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
        return seen == spec.totalImageCount() && savedImageCount == seen;
    }

    /** Returns the position of the next checkpoint. */
    long nextStop() {
        return checkpoints.tailSet(seen + 1).first();
    }

    boolean isCheckpointDue() {
        return seen != savedImageCount && checkpoints.contains(seen);
    }

    void markSaved() {
        savedImageCount = seen;
    }

    /**
     * Falls back to the last saved position, or to a later one that is known to be saved.
     *
     * @return the images that the run has to train on again
     */
    long fallBack(long safe) {
        long before = seen;
        seen = Math.max(Math.max(0, savedImageCount), Math.min(safe, before));
        return before - seen;
    }

    /** Returns whether both runs train on the same batches in the same order. */
    boolean canShareCohortWith(SimulatedRun other) {
        return !hasManyEpochs()
                || (imageCount() == other.imageCount()
                        && (spec.recipe().shuffleWindow() == 0 || spec.seed() == other.spec.seed()));
    }
}
