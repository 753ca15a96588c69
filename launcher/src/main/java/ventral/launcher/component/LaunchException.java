package ventral.launcher.component;

/**
 * Thrown when the local system cannot start or cannot continue. The message is for the user: the thing, the value and
 * the remedy.
 */
public final class LaunchException extends Exception {

    private static final long serialVersionUID = 1L;

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
