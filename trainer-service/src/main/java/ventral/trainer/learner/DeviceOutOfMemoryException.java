package ventral.trainer.learner;

/** Thrown when the device has too little memory. A retry may succeed. */
public final class DeviceOutOfMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DeviceOutOfMemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
