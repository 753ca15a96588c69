package ventral.architecture.breach.render.stream;

import jakarta.inject.Inject;

/** Injected past its constructor. */
public final class InjectsAField {

    @Inject
    String field;
}
