package ventral.scorer.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import ventral.scorer.assembly.Picture;
import ventral.scorer.assembly.Pictures;
import ventral.scorer.assembly.Stimulus;

/** Pictures in a zip, by the names of their files. */
final class ZipPictures implements Pictures, Closeable {

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();

    ZipPictures(Path path) throws IOException {
        this.zip = new ZipFile(path.toFile());
        zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> entries.put(entry.getName(), entry));
    }

    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    @Override
    public Picture of(Stimulus stimulus) throws IOException {
        String name = stimulus.label(StimulusFiles.FILE_NAME);
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new IOException("%s holds no %s".formatted(zip.getName(), name));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return PictureReader.read(in);
        } catch (IOException e) {
            throw new IOException("%s in %s: %s".formatted(name, zip.getName(), e.getMessage()), e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
