package ventral.launcher.component;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Locates the folder of unpacked programs and libraries that all systems of a user share. It may be deleted while none of
 * them runs.
 */
public final class UserCache {

    /** Environment variable that names another folder. */
    static final String VARIABLE = "VENTRAL_CACHE";

    private static final String XDG_VARIABLE = "XDG_CACHE_HOME";

    private UserCache() {}

    /**
     * Returns the folder: the one that {@code VENTRAL_CACHE} names, otherwise {@code ventral} in the user's cache folder
     * of the XDG base directory specification. Creates it, closed to other users, if it is missing.
     *
     * @throws LaunchException if it cannot be created
     */
    public static Path open() throws LaunchException {
        return open(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path open(Map<String, String> environment, Path userHome) throws LaunchException {
        Path folder = locate(environment, userHome).toAbsolutePath().normalize();
        try {
            PrivateFiles.createFolder(folder);
            return folder;
        } catch (IOException e) {
            throw new LaunchException(
                    "the folder of unpacked programs %s cannot be created (%s): name another with %s"
                            .formatted(folder, e, VARIABLE),
                    e);
        }
    }

    private static Path locate(Map<String, String> environment, Path userHome) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        String caches = environment.getOrDefault(XDG_VARIABLE, "");
        // the specification ignores relative paths
        Path parent = caches.startsWith("/") ? Path.of(caches) : userHome.resolve(".cache");
        return parent.resolve("ventral");
    }
}
