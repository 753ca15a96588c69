package ventral.trainer.run;

/** The device has no memory left for what was asked of it. It may have again. */
public final class DeviceFullException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DeviceFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
