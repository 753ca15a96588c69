package ventral.scorer.http;

import java.io.IOException;

/**
 * Signals that a download failed and a retry does not help. The message is for the user: the URL, the problem and the
 * remedy.
 */
public final class DownloadFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    DownloadFailedException(String message) {
        super(message);
    }

    DownloadFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
