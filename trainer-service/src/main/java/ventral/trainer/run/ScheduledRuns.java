package ventral.trainer.run;

import java.util.List;

/**
 * The runs that the training thread handles next.
 *
 * @param stopped runs to pause or cancel, taken from the queue
 * @param cohort runs to train side by side
 */
public record ScheduledRuns(List<StoppedRun> stopped, List<OwnedRun> cohort) {

    /** No runs: the trainer stops. */
    public static final ScheduledRuns NONE = new ScheduledRuns(List.of(), List.of());

    public boolean isEmpty() {
        return stopped.isEmpty() && cohort.isEmpty();
    }
}
