package ventral.cli.output;

/** Thrown when a command cannot do what it was asked. The message is for the user: the thing, the value and the remedy. */
public final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }

    public CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
