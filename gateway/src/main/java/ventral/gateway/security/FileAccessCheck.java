package ventral.gateway.security;

import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Checks that nobody else reads a file. A file that belongs to root may be readable by the group of the gateway's user,
 * as files of a Kubernetes secret are.
 */
public final class FileAccessCheck {

    private static final String ROOT = "root";
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private FileAccessCheck() {}

    /**
     * Checks the owner and the mode of a file.
     *
     * @param user the user as whom the gateway runs
     * @throws IllegalArgumentException if others may read or write the file
     */
    public static void check(String file, String owner, String user, Set<PosixFilePermission> permissions) {
        Set<PosixFilePermission> excess = EnumSet.noneOf(PosixFilePermission.class);
        excess.addAll(permissions);
        excess.removeAll(OWNERS);
        if (owner.equals(ROOT) && !user.equals(ROOT)) {
            excess.remove(PosixFilePermission.GROUP_READ);
        }
        if (!excess.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s of user %s is accessible to others (%s): run chmod 600 on it".formatted(file, owner, excess));
        }
    }
}
