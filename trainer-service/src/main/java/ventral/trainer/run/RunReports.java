package ventral.trainer.run;

import java.util.Optional;

/** Where it is told how runs go. */
public interface RunReports {

    /** What was told last of a run, by whichever trainer. */
    Optional<Report> latest(OwnedRun run);

    void tell(OwnedRun run, Report report);
}
