package ventral.cli.backup;

import java.io.IOException;

/** A file that is no backup, or no whole one. */
public final class DamagedBackupException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedBackupException(String message) {
        super(message);
    }

    DamagedBackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
