package ventral.architecture.breach.trainer.run;

/** Decides on wire messages. */
public record WireMessageViolation(ventral.events.v1.RunStatus status, ventral.api.v1.Run run) {}
