package ventral.platform.artifact;

/** Thrown when the artifact store is full or unavailable. A retry may succeed. */
public final class ArtifactStoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ArtifactStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
