package ventral.platform.artifact;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Thrown when an artifact is missing, or its content has changed. */
public final class DamagedArtifactException extends IOException {

    private static final long serialVersionUID = 1;

    public DamagedArtifactException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
