package ventral.platform.safetensors;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Thrown when a file is not a valid safetensors file. */
public final class MalformedSafetensorsException extends IOException {

    private static final long serialVersionUID = 1;

    MalformedSafetensorsException(String message, @Nullable Throwable cause) {
        super("not a valid safetensors file: " + message, cause);
    }
}
