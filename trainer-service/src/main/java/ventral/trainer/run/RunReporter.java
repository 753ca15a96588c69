package ventral.trainer.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes reports on runs. Those of the trainer that took a run over last replace all others. */
public interface RunReporter {

    /** Takes runs over from their former owners, whose late reports and states do not count from now on. */
    void takeOver(Collection<OwnedRun> runs);

    /** Takes one run over, as {@link #takeOver(Collection)} does. */
    default void takeOver(OwnedRun run) {
        takeOver(List.of(run));
    }

    /**
     * Returns true if another trainer has taken the run over since this one did. Nothing that this trainer reports or
     * saves of the run counts any more, and it is not written.
     */
    boolean isFenced(OwnedRun run);

    /** Returns the latest report on a run, by any trainer. */
    Optional<RunReport> latest(OwnedRun run);

    /** Publishes reports on runs that this trainer has taken over, except on runs that are fenced. */
    void report(Map<OwnedRun, RunReport> reports);

    /** Publishes one report, as {@link #report(Map)} does. */
    default void report(OwnedRun run, RunReport report) {
        report(Map.of(run, report));
    }

    /**
     * Ends what is exported about a run only while it is trained here. Publishes nothing: the run's latest report
     * remains. Called on every way out of training, also if the run was never reported.
     */
    void release(OwnedRun run);
}
