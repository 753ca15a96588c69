package ventral.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import ventral.launcher.LocalSystem;
import ventral.launcher.component.Ports;
import ventral.launcher.service.SystemLaunchSpec;
import ventral.launcher.testing.FreePorts;

/**
 * Starts a system for the test classes that share it, before the first of them in this JVM. The system ends with the
 * JVM, because JUnit closes its store after each class where several JVMs share the classes. Such tests name their own
 * streams and runs, and leave every service running.
 */
final class SharedSystem implements BeforeAllCallback {

    private Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = OfThisJvm.RUNNING;
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

    /** Holds the system, which starts when it is first used. */
    private static final class OfThisJvm {

        static final Running RUNNING = Running.start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(RUNNING::close, "stop-shared-system"));
        }
    }

    private record Running(LocalSystem system, Ports ports, Path data) {

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

        void close() {
            system.close();
            try {
                FolderDeleter.delete(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
