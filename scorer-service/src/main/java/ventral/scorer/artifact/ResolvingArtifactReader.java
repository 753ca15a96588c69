package ventral.scorer.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;

/** Delegates to the reader of the URI's scheme. Artifacts stay readable after a system has moved to another store. */
public final class ResolvingArtifactReader implements ArtifactReader {

    private final Map<String, ArtifactReader> byScheme;

    public ResolvingArtifactReader(Map<String, ArtifactReader> byScheme) {
        this.byScheme = Map.copyOf(byScheme);
    }

    @Override
    public InputStream open(URI uri) throws IOException {
        ArtifactReader artifacts = byScheme.get(String.valueOf(uri.getScheme()));
        if (artifacts == null) {
            throw new IOException("cannot read %s: its scheme must be one of %s"
                    .formatted(uri, byScheme.keySet().stream().sorted().toList()));
        }
        return artifacts.open(uri);
    }
}
