package ventral.platform.pixels;

/** Thrown when an image of a batch cannot be decoded. */
public final class DamagedImageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DamagedImageException(int picture, UnreadableImageException cause) {
        super("image %d cannot be decoded: %s".formatted(picture, cause.getMessage()), cause);
    }
}
