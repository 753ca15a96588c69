package ventral.platform.artifact;

import java.net.URI;

/**
 * A stored file, named by the digest of its content.
 *
 * @param sha256 digest of its bytes, in lower-case hexadecimal
 */
public record Artifact(URI uri, String sha256, long sizeBytes) {}
