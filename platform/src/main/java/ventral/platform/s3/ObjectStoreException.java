package ventral.platform.s3;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when object storage does not carry out a request. The message names the location, the store and the remedy.
 */
public abstract sealed class ObjectStoreException extends IOException {

    private static final long serialVersionUID = 1;

    private ObjectStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The store is full, overloaded or unreachable. A retry may succeed. */
    public static final class StoreUnavailable extends ObjectStoreException {

        private static final long serialVersionUID = 1;

        StoreUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The store answers that the object does not exist. */
    public static final class NoSuchObject extends ObjectStoreException {

        private static final long serialVersionUID = 1;

        NoSuchObject(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The store answers and refuses the request. It will refuse again until somebody changes the configuration. */
    public static final class Refused extends ObjectStoreException {

        private static final long serialVersionUID = 1;

        Refused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
