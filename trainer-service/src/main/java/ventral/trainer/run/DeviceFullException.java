package ventral.trainer.run;

/** Thrown when the device has too little memory. A retry may succeed. */
public final class DeviceFullException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DeviceFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
