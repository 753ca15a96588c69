package ventral.render.pack;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a file of a pack is damaged or exceeds a limit. Unlike a failure of the disk, it is the same on every
 * machine with the same pack.
 */
public final class DamagedPackFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public DamagedPackFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
