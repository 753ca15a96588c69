package ventral.cli.backup;

import java.io.IOException;

/** Thrown when a file is not a backup, or is an incomplete one. */
public final class DamagedBackupException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedBackupException(String message) {
        super(message);
    }

    DamagedBackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
