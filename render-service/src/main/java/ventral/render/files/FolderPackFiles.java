package ventral.render.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import ventral.render.pack.PackFiles;

/** A pack's files in a folder. Files outside the folder are not read. */
record FolderPackFiles(Path folder) implements PackFiles {

    @Override
    public Optional<byte[]> read(String path) {
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(LimitedFileReader.read(in, MAX_FILE_BYTES, file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
