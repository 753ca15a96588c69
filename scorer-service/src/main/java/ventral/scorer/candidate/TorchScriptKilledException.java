package ventral.scorer.candidate;

import java.io.IOException;

/**
 * Reports that the process of a TorchScript file was killed by another program or by the kernel, as when the memory of
 * the machine is exhausted. Another attempt may succeed.
 */
public final class TorchScriptKilledException extends IOException {

    private static final long serialVersionUID = 1L;

    public TorchScriptKilledException(String message, Throwable cause) {
        super(message, cause);
    }
}
