package ventral.platform.artifact;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A location where artifacts are stored.
 *
 * @param name a folder's path, or {@code s3://bucket/prefix}
 */
public record ArtifactLocation(String name) {

    private static final String URI_BEGINNING = "[a-z][a-z0-9+.-]+://.*";

    public ArtifactLocation {
        if (name.startsWith(ObjectUri.SCHEME + ":")) {
            ObjectUri.of(URI.create(name));
        } else if (name.isBlank() || name.matches(URI_BEGINNING)) {
            throw new IllegalArgumentException(
                    "artifact location '%s' is neither a folder nor s3://bucket/prefix".formatted(name));
        }
    }

    /** Returns the URI in object storage; empty if artifacts are stored in a folder. */
    public Optional<ObjectUri> objects() {
        return name.startsWith(ObjectUri.SCHEME + ":") ? Optional.of(ObjectUri.of(URI.create(name))) : Optional.empty();
    }

    /** Returns the folder. Only valid if artifacts are not in object storage. */
    public Path folder() {
        return Path.of(name);
    }
}
