package ventral.trainer.run;

import java.util.Optional;

/** Publishes reports on runs. */
public interface RunReporter {

    /** Returns the latest report on a run, by any trainer. */
    Optional<RunReport> latest(OwnedRun run);

    void report(OwnedRun run, RunReport report);
}
