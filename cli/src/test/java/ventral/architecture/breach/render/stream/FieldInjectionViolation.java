package ventral.architecture.breach.render.stream;

import jakarta.inject.Inject;

/** Injects a field past the constructor. */
public final class FieldInjectionViolation {

    @Inject
    String field;
}
