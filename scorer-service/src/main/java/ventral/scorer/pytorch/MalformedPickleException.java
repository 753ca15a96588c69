package ventral.scorer.pytorch;

/** Says why a pickle is not one that a state dict is written in. */
final class MalformedPickleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedPickleException(String message) {
        super(message);
    }
}
