package ventral.launcher.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Creates files and folders that only their owner can access. */
public final class PrivateFiles {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /** Replaces the file in one step, so that a reader finds the former text or the new one. */
    public static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(FILE));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns whether no other user can access the file or folder. */
    public static boolean isPrivate(Path path) throws IOException {
        return FOLDER.containsAll(Files.getPosixFilePermissions(path));
    }

    /** Creates the folder if it is missing. Missing parents are created with the usual permissions. */
    public static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    }

    /**
     * Denies other users access to a folder of this user.
     *
     * @return whether other users had access before; false if the folder belongs to another user
     */
    public static boolean restrictFolder(Path folder) throws IOException {
        if (isPrivate(folder) || !belongsToThisUser(folder)) {
            return false;
        }
        Files.setPosixFilePermissions(folder, FOLDER);
        return true;
    }

    /** Compares user ids, because a user in a container may have no name. */
    private static boolean belongsToThisUser(Path path) throws IOException {
        return Files.getOwner(path).equals(Files.getOwner(Path.of("/proc/self")));
    }
}
