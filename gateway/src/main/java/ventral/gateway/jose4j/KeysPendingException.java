package ventral.gateway.jose4j;

import org.jose4j.lang.UnresolvableKeyException;

/** Says that a token cannot be verified yet, because the issuer's keys are being read or were never read. */
final class KeysPendingException extends UnresolvableKeyException {

    private static final long serialVersionUID = 1L;

    KeysPendingException() {
        super("the issuer's keys are not read yet");
    }

    /** Returns whether a failure was caused by pending keys. */
    static boolean isCauseOf(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof KeysPendingException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}
