package ventral.trainer.run;

/**
 * A run that was taken from the queue because it is no longer wanted.
 *
 * @param directive {@link RunDirective#PAUSE} or {@link RunDirective#CANCEL}
 */
public record StoppedRun(OwnedRun run, RunDirective directive) {}
