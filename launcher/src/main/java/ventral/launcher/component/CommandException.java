package ventral.launcher.component;

/**
 * Thrown when the system cannot start or cannot continue. The message is for the user: the thing, the value and the
 * remedy.
 */
public final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }

    public CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
