package ventral.scorer.pytorch;

/** Signals that a pickle is malformed or is not one of a state dict. */
final class MalformedPickleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedPickleException(String message) {
        super(message);
    }
}
