package ventral.scorer.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import ventral.scorer.artifact.ArtifactReader;

/** Reads artifacts from a file system shared with the trainer. */
public final class FileArtifactReader implements ArtifactReader {

    @Override
    public InputStream open(URI uri) throws IOException {
        return Files.newInputStream(Path.of(uri));
    }
}
