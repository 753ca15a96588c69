package ventral.platform.artifact;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which artifacts a service may read and delete. Anyone who can write an event can put any URI into it, so a URI
 * is accepted only if it leads below a configured folder or object prefix, and its file name ends in the artifact's own
 * digest: {@code [owner-]{sha256}.safetensors}. The decision is about names; {@code FileArtifactAccess} also resolves
 * symbolic links.
 */
public final class ArtifactRoots {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final String key;
    private final List<Path> folders;
    private final List<ObjectUri> prefixes;

    /** The reason for which an artifact is refused. */
    public enum Reason {
        /** The URI does not lead below a root. It would be accepted if its location were configured. */
        OUTSIDE_ROOTS,
        /** The file name does not end in the artifact's digest, whatever the roots are. */
        NOT_NAMED_BY_DIGEST
    }

    /**
     * Says why an artifact is refused.
     *
     * @param message names the URI, and the configuration key that would allow it
     */
    public record Refusal(Reason reason, String message) {}

    /**
     * Creates the decision.
     *
     * @param key configuration key of locations, for messages
     * @param locations folders and object prefixes; if there are none, every artifact is refused
     */
    public ArtifactRoots(String key, List<ArtifactLocation> locations) {
        this.key = key;
        List<Path> folders = new ArrayList<>();
        List<ObjectUri> prefixes = new ArrayList<>();
        for (ArtifactLocation location : locations) {
            location.objects()
                    .ifPresentOrElse(
                            prefixes::add,
                            () -> folders.add(location.folder().toAbsolutePath().normalize()));
        }
        this.folders = List.copyOf(folders);
        this.prefixes = List.copyOf(prefixes);
    }

    /**
     * Reads the locations from a configuration value.
     *
     * @param names of the locations, each a folder or {@code s3://bucket/prefix}
     * @throws IllegalArgumentException if a name is neither
     */
    public static ArtifactRoots of(String key, List<String> names) {
        return new ArtifactRoots(key, names.stream().map(ArtifactLocation::new).toList());
    }

    /** Returns the folders among the roots. */
    public List<Path> folders() {
        return folders;
    }

    /**
     * Returns why an artifact is refused; empty if it is accepted.
     *
     * @param sha256 digest of the artifact, in lower-case hexadecimal
     */
    public Optional<Refusal> refusal(URI uri, String sha256) {
        String text = uri.toString();
        if (!isNamedBy(sha256, text.substring(text.lastIndexOf('/') + 1))) {
            return Optional.of(misnamed(uri, sha256)); // wherever it leads: no configuration could allow it
        }
        String fileName = fileName(uri);
        if (fileName == null) {
            return Optional.of(outside(uri));
        }
        return isNamedBy(sha256, fileName) ? Optional.empty() : Optional.of(misnamed(uri, sha256));
    }

    private static Refusal misnamed(URI uri, String sha256) {
        return new Refusal(
                Reason.NOT_NAMED_BY_DIGEST,
                "cannot use %s: the file of an artifact with the SHA-256 '%s' must be named [owner-]{sha256}.safetensors"
                        .formatted(uri, sha256));
    }

    private Refusal outside(URI uri) {
        String message = folders.isEmpty() && prefixes.isEmpty()
                ? "cannot use %s: %s is not set; set it to the folder or s3://bucket/prefix of the trainers' artifacts"
                        .formatted(uri, key)
                : "cannot use %s: it is not below %s; to use artifacts of another location, add it to %s"
                        .formatted(
                                uri,
                                Stream.concat(folders.stream(), prefixes.stream())
                                        .map(Object::toString)
                                        .collect(Collectors.joining(" or ")),
                                key);
        return new Refusal(Reason.OUTSIDE_ROOTS, message);
    }

    /** Returns the last segment of a URI that leads below a root; null if it leads elsewhere. */
    private @Nullable String fileName(URI uri) {
        try {
            return ObjectUri.SCHEME.equals(uri.getScheme()) ? objectName(ObjectUri.of(uri)) : fileName(Path.of(uri));
        } catch (RuntimeException e) {
            return null; // the URI names neither a file nor an object
        }
    }

    private @Nullable String objectName(ObjectUri object) {
        return prefixes.stream().anyMatch(object::isBelow)
                ? object.key().substring(object.key().lastIndexOf('/') + 1)
                : null;
    }

    private @Nullable String fileName(Path file) {
        Path name = file.getFileName();
        boolean below = file.equals(file.normalize())
                && folders.stream().anyMatch(folder -> file.startsWith(folder) && !file.equals(folder));
        return below && name != null ? name.toString() : null;
    }

    private static boolean isNamedBy(String sha256, String fileName) {
        String ending = Artifact.fileName(sha256);
        return SHA256.matcher(sha256).matches() && (fileName.equals(ending) || fileName.endsWith("-" + ending));
    }
}
