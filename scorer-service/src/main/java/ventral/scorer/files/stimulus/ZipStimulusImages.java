package ventral.scorer.files.stimulus;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import ventral.platform.digest.Sha256;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.assembly.StimulusImages;

/** Loads images from a zip by file name. */
public final class ZipStimulusImages implements StimulusImages, Closeable {

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();

    ZipStimulusImages(Path path) throws IOException {
        this.zip = new ZipFile(path.toFile());
        zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> entries.put(entry.getName(), entry));
    }

    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /**
     * Returns the digest of the images of some stimuli, in order: the SHA-256 of their SHA-256 digests, in lower-case
     * hexadecimal.
     *
     * @throws IOException if an image cannot be read
     */
    public String contentDigest(List<Stimulus> stimuli) throws IOException {
        MessageDigest all = Sha256.create();
        for (Stimulus stimulus : stimuli) {
            try (InputStream in = zip.getInputStream(entry(stimulus))) {
                all.update(Sha256.digest(in).digest());
            }
        }
        return Sha256.hex(all);
    }

    @Override
    public StimulusImage load(Stimulus stimulus) throws IOException {
        ZipEntry entry = entry(stimulus);
        try (InputStream in = zip.getInputStream(entry)) {
            return StimulusImageReader.read(in);
        } catch (IOException e) {
            throw new IOException("%s in %s: %s".formatted(entry.getName(), zip.getName(), e.getMessage()), e);
        }
    }

    private ZipEntry entry(Stimulus stimulus) throws IOException {
        String name = stimulus.label(StimulusSetReader.FILE_NAME);
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new IOException("%s holds no %s".formatted(zip.getName(), name));
        }
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
