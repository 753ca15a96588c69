package ventral.gateway.artifact;

import java.io.IOException;

/** Thrown if the artifact store is unavailable. A transient failure: retry. */
public final class ArtifactStoreUnavailableException extends IOException {

    private static final long serialVersionUID = 1;

    public ArtifactStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
