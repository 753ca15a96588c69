package ventral.scorer.candidate;

import java.io.IOException;

/**
 * Reports that a TorchScript file is refused, is wrong, or made its process crash, hang or exceed a limit. The file is
 * at fault, and another attempt would fail in the same way.
 */
public final class TorchScriptFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    public TorchScriptFailedException(String message) {
        super(message);
    }

    public TorchScriptFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
