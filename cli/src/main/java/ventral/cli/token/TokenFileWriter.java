package ventral.cli.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Replaces a token file so that the gateway that reads it still may. */
final class TokenFileWriter {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_READS_AND_WRITES =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private TokenFileWriter() {}

    /**
     * Writes a file with mode 0600. A reader sees the old content or the new one, never a part. A file that exists
     * keeps its owner and group; one of root keeps the group's permission to read, which a service needs.
     */
    static void write(Path file, String content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path draft = Files.createTempFile(
                Objects.requireNonNull(target.getParent()), ".ventral", "", OWNER_READS_AND_WRITES);
        try {
            Files.write(draft, content.getBytes(UTF_8));
            if (Files.exists(target)) {
                PosixFileAttributes before = Files.readAttributes(target, PosixFileAttributes.class);
                PosixFileAttributeView view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
                view.setOwner(before.owner());
                view.setGroup(before.group());
                if (before.owner().getName().equals("root")
                        && before.permissions().contains(GROUP_READ)) {
                    view.setPermissions(PosixFilePermissions.fromString("rw-r-----"));
                }
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
