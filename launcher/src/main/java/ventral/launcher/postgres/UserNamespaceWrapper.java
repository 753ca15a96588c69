package ventral.launcher.postgres;

import java.io.IOException;
import java.util.List;
import ventral.launcher.component.LaunchException;

/**
 * Lets root run PostgreSQL. PostgreSQL refuses to run as root, but root is an unprivileged user in a user namespace of
 * its own.
 */
final class UserNamespaceWrapper {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    private UserNamespaceWrapper() {}

    /**
     * Returns the commands before each program; empty for a user who is not root.
     *
     * @throws LaunchException if this user is root and the machine allows no user namespaces
     */
    static List<String> forThisUser() throws LaunchException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (!namespacesWork()) {
            throw new LaunchException("""
                    PostgreSQL refuses to run as root, and this machine allows no user namespaces, in which root is nobody ('unshare --user true' fails)
                      either run as another user:  su -c ./ventral up SOMEONE
                      or allow them:               sysctl -w user.max_user_namespaces=1000; in a container also --security-opt seccomp=unconfined""");
        }
        return NAMESPACE;
    }

    private static boolean namespacesWork() {
        try {
            return new ProcessBuilder("unshare", "--user", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
