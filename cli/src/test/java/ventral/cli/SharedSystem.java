package ventral.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import ventral.launcher.LocalSystem;
import ventral.launcher.component.Ports;
import ventral.launcher.service.SystemLaunchSpec;
import ventral.launcher.testing.FreePorts;

/**
 * Starts a system for the test classes that share it, before the first of them, and stops it after the last test of all.
 * Such tests name their own streams and runs, and leave every service running.
 */
final class SharedSystem implements BeforeAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(SharedSystem.class);

    private Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    LocalSystem system() {
        return running.system();
    }

    Ports ports() {
        return running.ports();
    }

    /** Returns the data folder of the system. */
    Path data() {
        return running.data();
    }

    /** A system that JUnit closes with its store. */
    private record Running(LocalSystem system, Ports ports, Path data) implements AutoCloseable {

        static Running start() {
            try {
                Ports ports = FreePorts.find();
                Path data = Files.createTempDirectory("ventral-shared-system");
                LocalSystem system = LocalSystem.prepare(
                        SystemLaunchSpec.onThisJava(Path.of(".."), data, ports, null), new SilentListener());
                Running running = new Running(system, ports, data);
                try {
                    system.start();
                } catch (Exception e) {
                    running.close();
                    throw e;
                }
                return running;
            } catch (Exception e) {
                throw new IllegalStateException("the shared system cannot start", e);
            }
        }

        @Override
        public void close() throws Exception {
            system.close();
            FolderDeleter.delete(data);
        }
    }
}
