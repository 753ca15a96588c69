package ventral.gateway.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.gateway.security.FileAccessCheck;
import ventral.gateway.security.TokenFilePrincipals;

/** Provides the principals of a token file, and reads it again when it has changed. */
public final class WatchedTokenFile implements Supplier<TokenFilePrincipals> {

    private static final Logger LOG = Logger.getLogger(WatchedTokenFile.class);
    private static final String KEY = "ventral.security.tokens";

    private final Path file;
    private volatile TokenFilePrincipals current;
    private @Nullable Version version;
    private @Nullable String lastFailure;

    /** Identifies the content of a file without reading it. */
    private record Version(@Nullable Object file, long size, FileTime modified, FileTime changed) {}

    /**
     * Reads a token file.
     *
     * @throws IllegalArgumentException if it cannot be read, is accessible to others, has an invalid line, or lists
     *     nobody
     */
    public WatchedTokenFile(Path file) {
        this.file = file;
        try {
            version = findVersion();
            current = read();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read %s, the file of %s: %s".formatted(file, KEY, e), e);
        }
        if (current.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s, the file of %s, lists nobody: add a line 'NAME ROLE sha256:HEX'".formatted(file, KEY));
        }
    }

    /** Returns the principals of the last version that could be read. */
    @Override
    public TokenFilePrincipals get() {
        return current;
    }

    /**
     * Reads the file again if it has changed. A file that lists nobody withdraws every token. If the file is missing,
     * unreadable or invalid, the principals stay as they are and the log says why.
     */
    public synchronized void refresh() {
        try {
            Version found = findVersion();
            if (found.equals(version)) {
                return;
            }
            current = read();
            version = found;
            lastFailure = null;
            if (current.isEmpty()) {
                LOG.warnf("the changed token file %s lists nobody: no token and no client certificate is valid", file);
            } else {
                LOG.infof("read the changed token file %s", file);
            }
        } catch (IOException | IllegalArgumentException e) {
            String failure = String.valueOf(e.getMessage());
            if (!failure.equals(lastFailure)) {
                lastFailure = failure;
                LOG.errorf(
                        "the former tokens stay valid, because the changed token file is missing or invalid: %s; to withdraw all of them, leave the file without lines",
                        e);
            }
        }
    }

    private Version findVersion() throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        return new Version(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime(), (FileTime)
                Files.getAttribute(file, "unix:ctime"));
    }

    private TokenFilePrincipals read() throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        FileAccessCheck.check(
                "%s, the file of %s,".formatted(file, KEY),
                attributes.owner().getName(),
                System.getProperty("user.name", ""),
                attributes.permissions());
        return TokenFilePrincipals.parse(file.toString(), Files.readAllLines(file));
    }
}
