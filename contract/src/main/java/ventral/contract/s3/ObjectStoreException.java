package ventral.contract.s3;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why object storage did not do what it was asked for, with the place, the store and the remedy. */
public abstract sealed class ObjectStoreException extends IOException {

    private static final long serialVersionUID = 1;

    private ObjectStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The store is full, overloaded or not to be reached. It may be there again. */
    public static final class Away extends ObjectStoreException {

        private static final long serialVersionUID = 1;

        Away(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The store is there, and the object is not. */
    public static final class Gone extends ObjectStoreException {

        private static final long serialVersionUID = 1;

        Gone(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The store is there, and refuses: without a person's help it will do so again. */
    public static final class Refused extends ObjectStoreException {

        private static final long serialVersionUID = 1;

        Refused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
