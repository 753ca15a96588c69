package ventral.contract.pixels;

/** Thrown when an image of a batch cannot be decoded. */
public final class DamagedPictureException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DamagedPictureException(int picture, UnreadablePictureException cause) {
        super("image %d cannot be decoded: %s".formatted(picture, cause.getMessage()), cause);
    }
}
