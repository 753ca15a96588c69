package ventral.gateway.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import ventral.gateway.artifact.ArtifactReader;

/** Reads checkpoint files from a disk that the gateway shares with the trainers. */
public final class FileArtifactReader implements ArtifactReader {

    @Override
    public InputStream open(URI uri, long offset) throws IOException {
        if (!"file".equals(uri.getScheme())) {
            throw new IOException("cannot read %s: only file: URIs are supported".formatted(uri));
        }
        try {
            FileChannel file = FileChannel.open(Path.of(uri), StandardOpenOption.READ);
            return Channels.newInputStream(file.position(offset));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "%s is not on the gateway's disk: make the trainers' artifacts available under the same path"
                            .formatted(uri),
                    e);
        }
    }
}
