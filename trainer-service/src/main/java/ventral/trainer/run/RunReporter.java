package ventral.trainer.run;

import java.util.Optional;

/** Publishes reports on runs. Those of the trainer that took a run over last replace all others. */
public interface RunReporter {

    /** Takes a run over from its former owner, whose late reports and states do not count from now on. */
    void takeOver(OwnedRun run);

    /**
     * Returns true if another trainer has taken the run over since this one did. Nothing that this trainer reports or
     * saves of the run counts any more, and it is not written.
     */
    boolean isFenced(OwnedRun run);

    /** Returns the latest report on a run, by any trainer. */
    Optional<RunReport> latest(OwnedRun run);

    /** Publishes a report on a run that this trainer has taken over, unless the run is fenced. */
    void report(OwnedRun run, RunReport report);

    /**
     * Ends what is exported about a run only while it is trained here. Publishes nothing: the run's latest report
     * remains. Called on every way out of training, also if the run was never reported.
     */
    void release(OwnedRun run);
}
