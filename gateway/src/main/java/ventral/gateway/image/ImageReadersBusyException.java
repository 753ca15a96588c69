package ventral.gateway.image;

/** Others read as many images as may be read at once. To be tried again. */
public final class ImageReadersBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImageReadersBusyException(String message) {
        super(message);
    }
}
