package ventral.cli.kafka;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.Optional;
import ventral.events.v1.Artifact;
import ventral.platform.artifact.ArtifactRoots;
import ventral.platform.artifact.ObjectUri;

/**
 * A reference of a record to an artifact, as the record states it. Anyone who can write a record can put any text into
 * it.
 *
 * @param uri stated URI, which may be malformed
 * @param sha256 stated digest of the artifact, in lower-case hexadecimal
 */
public record ArtifactReference(String uri, String sha256) {

    private static final String FILE = "file";

    static ArtifactReference of(Artifact artifact) {
        return new ArtifactReference(
                artifact.getUri(), HexFormat.of().formatHex(artifact.getSha256().toByteArray()));
    }

    public boolean isOnDisk() {
        return parsed().filter(parsed -> FILE.equals(parsed.getScheme())).isPresent();
    }

    public boolean isInObjectStore() {
        return parsed().filter(parsed -> ObjectUri.SCHEME.equals(parsed.getScheme()))
                .isPresent();
    }

    /** Returns the URI; empty if it is malformed. */
    public Optional<URI> parsed() {
        try {
            return Optional.of(new URI(uri));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Returns why the artifact may not be used; empty if it lies below a root and is named by its digest. */
    public Optional<String> refusal(ArtifactRoots roots) {
        Optional<URI> parsed = parsed();
        return parsed.isEmpty()
                ? Optional.of("cannot use '%s': it is not a URI".formatted(uri))
                : roots.refusal(parsed.get(), sha256).map(ArtifactRoots.Refusal::message);
    }
}
