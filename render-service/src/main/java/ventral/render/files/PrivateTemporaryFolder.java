package ventral.render.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Creates folders of a predictable name in a folder to which every user can write. Another user may have created a folder
 * or a link of that name before.
 */
public final class PrivateTemporaryFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private PrivateTemporaryFolder() {}

    /**
     * Creates a folder that only this user can access, or returns the existing one.
     *
     * @param key configuration key that names another folder, for the message
     * @throws IllegalStateException if the path is a link, or others own the folder or can write to it
     * @throws UncheckedIOException if the folder cannot be created
     */
    public static Path open(Path folder, String key) {
        try {
            try {
                return Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } catch (FileAlreadyExistsException e) {
                return checked(folder, key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot create %s: %s; set %s to another folder".formatted(folder, e.getMessage(), key), e);
        }
    }

    private static Path checked(Path folder, String key) throws IOException {
        PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean isOwn = found.owner().equals(Files.getOwner(Path.of("/proc/self")));
        boolean isWrittenByOthers = found.permissions().contains(PosixFilePermission.GROUP_WRITE)
                || found.permissions().contains(PosixFilePermission.OTHERS_WRITE);
        if (!found.isDirectory() || !isOwn || isWrittenByOthers) {
            throw new IllegalStateException(
                    "%s is not a folder of this user, or others can write to it: delete it, or set %s to another folder"
                            .formatted(folder, key));
        }
        Files.setPosixFilePermissions(folder, OWNER_ONLY);
        return folder;
    }
}
