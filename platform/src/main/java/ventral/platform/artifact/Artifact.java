package ventral.platform.artifact;

import java.net.URI;

/**
 * A stored file, named by the digest of its content.
 *
 * @param sha256 digest of its bytes, in lower-case hexadecimal
 */
public record Artifact(URI uri, String sha256, long sizeBytes) {

    /** The largest artifact that is read. The optimiser's state of a ResNet-50 takes a fifth of it. */
    public static final long MAX_BYTES = 1L << 30;

    /** Returns the name of the file with this digest, if it has no owner. */
    public static String fileName(String sha256) {
        return sha256 + ".safetensors";
    }

    /** Returns true if the file is named as one of this owner. */
    public boolean isOwnedBy(String owner) {
        return uri.toString().endsWith("/%s-%s".formatted(owner, fileName(sha256)));
    }
}
