package ventral.trainer.safetensors;

import org.jspecify.annotations.Nullable;

/** What was read is no sound safetensors file. */
public final class MalformedTensorsException extends Exception {

    private static final long serialVersionUID = 1;

    MalformedTensorsException(String message, @Nullable Throwable cause) {
        super("not a sound safetensors file: " + message, cause);
    }
}
