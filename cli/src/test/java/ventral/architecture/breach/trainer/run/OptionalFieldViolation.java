package ventral.architecture.breach.trainer.run;

import java.util.OptionalDouble;

/** Holds a value that may be absent as an Optional. */
public record OptionalFieldViolation(OptionalDouble loss) {}
