package ventral.scorer.artifact;

import java.io.IOException;

/** Signals that the artifact store is unavailable. A retry may succeed. */
public final class ArtifactStoreUnavailableException extends IOException {

    private static final long serialVersionUID = 1;

    public ArtifactStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
