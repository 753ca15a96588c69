package ventral.platform.artifact;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * The URI of a bucket or an object in object storage, written {@code s3://bucket/key}.
 *
 * @param key empty for the bucket itself; otherwise segments of letters, digits and {@code ._-}, separated by {@code /}
 */
public record ObjectUri(String bucket, String key) {

    public static final String SCHEME = "s3";

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    /** A segment other than {@code .} and {@code ..}, which a store that keeps objects in files may resolve. */
    private static final String SEGMENT = "(?!\\.{1,2}(?:/|$))[A-Za-z0-9._-]+";

    private static final Pattern KEY = Pattern.compile("(?:%s(?:/%s)*)?".formatted(SEGMENT, SEGMENT));
    private static final int KEY_LENGTH = 1024;

    public ObjectUri {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException(
                    "invalid bucket name '%s': must be 3 to 63 lowercase letters, digits, dots or hyphens, and start and end with a letter or digit"
                            .formatted(bucket));
        }
        if (!KEY.matcher(key).matches() || key.length() > KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "invalid object key '%s' in bucket %s: must be segments of letters, digits, '.', '_' and '-' other than '.' and '..', separated by '/', of at most %d characters"
                            .formatted(key, bucket, KEY_LENGTH));
        }
    }

    /**
     * Reads a URI of this form; a slash at its end is dropped.
     *
     * @throws IllegalArgumentException if the URI has another form; the message says what is wrong with it
     */
    public static ObjectUri of(URI uri) {
        if (!SCHEME.equals(uri.getScheme())
                || uri.getRawAuthority() == null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "invalid object URI %s: must have the form s3://bucket/key".formatted(uri));
        }
        String path = uri.getRawPath();
        String key = path.startsWith("/") ? path.substring(1) : path;
        return new ObjectUri(uri.getRawAuthority(), key.endsWith("/") ? key.substring(0, key.length() - 1) : key);
    }

    public URI uri() {
        return URI.create(toString());
    }

    /** Returns the URI of the object of this name below this one. */
    public ObjectUri resolve(String name) {
        return new ObjectUri(bucket, key.isEmpty() ? name : key + "/" + name);
    }

    /** Returns true if this object's key begins with the other's, which is a bucket or a prefix. */
    public boolean isBelow(ObjectUri prefix) {
        return bucket.equals(prefix.bucket)
                && !key.isEmpty()
                && (prefix.key.isEmpty() || key.startsWith(prefix.key + "/"));
    }

    @Override
    public String toString() {
        return key.isEmpty() ? "%s://%s".formatted(SCHEME, bucket) : "%s://%s/%s".formatted(SCHEME, bucket, key);
    }
}
