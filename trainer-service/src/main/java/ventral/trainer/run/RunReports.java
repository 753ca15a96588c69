package ventral.trainer.run;

import java.util.Optional;

/** Publishes reports on runs. */
public interface RunReports {

    /** Returns the latest report on a run, by any trainer. */
    Optional<Report> latest(OwnedRun run);

    void tell(OwnedRun run, Report report);
}
