package ventral.cli.credentials;

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

/** Writes files that only their owner may read, and checks that nobody else may. */
public final class PrivateFiles {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_READS_AND_WRITES =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ENTERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /** Creates a folder and its parents with mode 0700, which an existing folder gets, too. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, OWNER_ENTERS);
        if (isOpenToOthers(folder)) {
            Files.setPosixFilePermissions(folder, OWNERS);
        }
    }

    /** Returns whether the file's mode lets the group or others do anything with it. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        return !OWNERS.containsAll(Files.getPosixFilePermissions(file));
    }

    /**
     * Writes a file with mode 0600. A reader sees the old content or the new one, never a part. A file that exists
     * keeps its owner and group; one of root keeps the group's permission to read, which a service needs.
     */
    public static void write(Path file, String content) throws IOException {
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
