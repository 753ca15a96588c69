package ventral.render.stream;

/**
 * Thrown when this machine lacks an object library or a background collection, or cannot read it. Another machine may
 * have it, and this one may be repaired. The message says which asset it is, and how to obtain it if that is known.
 */
public final class AssetUnavailableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public AssetUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
