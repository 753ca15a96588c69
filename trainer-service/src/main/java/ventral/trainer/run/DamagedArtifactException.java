package ventral.trainer.run;

import org.jspecify.annotations.Nullable;

/** An artifact is gone, or is not what it was. */
public final class DamagedArtifactException extends Exception {

    private static final long serialVersionUID = 1;

    public DamagedArtifactException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
