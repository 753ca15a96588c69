package ventral.gateway.image;

/** Thrown if all image readers are busy. A transient failure: retry. */
public final class ImageReadersBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImageReadersBusyException(String message) {
        super(message);
    }
}
