package ventral.trainer.cohort;

import ventral.trainer.run.RunControl.ReleaseOutcome;

/**
 * A run that left its cohort because of an error. Its learner is closed.
 *
 * @param outcome {@link ReleaseOutcome#DONE} if the run has failed; otherwise when it is to be tried again
 */
record FailedRun(ActiveRun run, RuntimeException cause, ReleaseOutcome outcome) {}
