package ventral.architecture.breach.trainer.run;

import java.util.Optional;

/** Takes a value that may be absent as an Optional. */
public final class OptionalParameterViolation {

    public String describe(Optional<String> name) {
        return name.orElse("unnamed");
    }
}
