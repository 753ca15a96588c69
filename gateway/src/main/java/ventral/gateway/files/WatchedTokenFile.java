package ventral.gateway.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.gateway.security.PrivateFile;
import ventral.gateway.security.TokenFile;

/** Provides the principals of a token file, and reads it again when it has changed. */
public final class WatchedTokenFile implements Supplier<TokenFile> {

    private static final Logger LOG = Logger.getLogger(WatchedTokenFile.class);
    private static final String KEY = "ventral.security.tokens";

    private final Path file;
    private volatile TokenFile current;
    private @Nullable Version version;
    private @Nullable String lastFailure;

    /** Identifies the content of a file without reading it. */
    private record Version(@Nullable Object file, long size, FileTime modified, FileTime changed) {}

    /**
     * Reads a token file.
     *
     * @throws IllegalArgumentException if it cannot be read, is accessible to others, or has an invalid line
     */
    public WatchedTokenFile(Path file) {
        this.file = file;
        try {
            version = findVersion();
            current = read();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read %s, the file of %s: %s".formatted(file, KEY, e), e);
        }
    }

    /** Returns the principals of the last version that could be read. */
    @Override
    public TokenFile get() {
        return current;
    }

    /** Reads the file again if it has changed. If that fails, the principals stay as they are and the log says why. */
    public synchronized void refresh() {
        try {
            Version found = findVersion();
            if (found.equals(version)) {
                return;
            }
            current = read();
            version = found;
            lastFailure = null;
            LOG.infof("read the changed token file %s", file);
        } catch (IOException | IllegalArgumentException e) {
            String failure = String.valueOf(e.getMessage());
            if (!failure.equals(lastFailure)) {
                lastFailure = failure;
                LOG.errorf("the former tokens stay valid, because the changed token file is invalid: %s", e);
            }
        }
    }

    private Version findVersion() throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        return new Version(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime(), (FileTime)
                Files.getAttribute(file, "unix:ctime"));
    }

    private TokenFile read() throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        PrivateFile.check(
                "%s, the file of %s,".formatted(file, KEY),
                attributes.owner().getName(),
                System.getProperty("user.name", ""),
                attributes.permissions());
        return TokenFile.parse(file.toString(), Files.readAllLines(file));
    }
}
