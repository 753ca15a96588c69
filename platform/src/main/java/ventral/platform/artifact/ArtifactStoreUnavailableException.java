package ventral.platform.artifact;

import org.jspecify.annotations.Nullable;

/** Thrown when the artifact store is full, unavailable or not configured. A retry may succeed. */
public final class ArtifactStoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ArtifactStoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
