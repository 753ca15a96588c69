package ventral.trainer.run;

import java.util.Optional;

/** Publishes reports on runs. */
public interface RunReporter {

    /** Returns the latest report on a run, by any trainer. */
    Optional<RunReport> latest(OwnedRun run);

    void report(OwnedRun run, RunReport report);

    /**
     * Ends what is exported about a run only while it is trained here. Publishes nothing: the run's latest report
     * remains. Called on every way out of training, also if the run was never reported.
     */
    void release(OwnedRun run);
}
