package ventral.scorer.http;

import java.io.IOException;

/** A download that trying again does not help. The message is for the user: the address, what is wrong and the remedy. */
public final class DownloadFailure extends IOException {

    private static final long serialVersionUID = 1L;

    DownloadFailure(String message) {
        super(message);
    }

    DownloadFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
