package ventral.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.Ports;
import ventral.launcher.service.SystemLaunchSpec;

/** Runs a whole system on free ports, with a data folder that is deleted on close. */
public final class TemporarySystem implements AutoCloseable {

    private final TemporaryFolder folder;
    private final Ports ports;
    private final LocalSystem system;

    /** Stops the system if this program is ended. */
    private final Thread stop = new Thread(this::closeParts);

    private boolean closed;

    private TemporarySystem(TemporaryFolder folder, Ports ports, LocalSystem system) {
        this.folder = folder;
        this.ports = ports;
        this.system = system;
    }

    /**
     * Starts a system with the usual options, and returns when it is ready.
     *
     * @param home the project's folder, in which the services are built
     * @param data data folder, which does not exist yet
     * @throws LaunchException if the folder exists, or the system cannot start
     */
    public static TemporarySystem start(Path home, Path data, LocalSystem.LifecycleListener listener)
            throws LaunchException {
        Ports ports = Ports.anyFree(Endpoint.values());
        return start(SystemLaunchSpec.onThisJava(home, data, ports, null), listener);
    }

    static TemporarySystem start(SystemLaunchSpec plan, LocalSystem.LifecycleListener listener) throws LaunchException {
        if (Files.exists(plan.data())) {
            throw new LaunchException("%s exists, as after a start that was killed: delete it, or choose another folder"
                    .formatted(plan.data()));
        }
        LocalSystem system = LocalSystem.prepare(plan, listener);
        TemporarySystem temporary = new TemporarySystem(new TemporaryFolder(plan.data()), plan.ports(), system);
        Runtime.getRuntime().addShutdownHook(temporary.stop);
        boolean started = false;
        try {
            system.start();
            started = true;
            return temporary;
        } finally {
            if (!started) {
                temporary.close();
            }
        }
    }

    /** Returns an endpoint's address, such as {@code 127.0.0.1:21000}. */
    public String address(Endpoint endpoint) {
        return ports.address(endpoint);
    }

    public Path data() {
        return folder.path();
    }

    /** Completes with a reason for the user when a component stops unexpectedly and is not restarted. */
    public CompletableFuture<String> failure() {
        return system.failure();
    }

    /** Stops everything and returns when it has stopped. Further calls do nothing but wait for the first. */
    @Override
    public void close() {
        closeParts();
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            return; // the JVM is shutting down
        }
    }

    private synchronized void closeParts() {
        if (!closed) {
            closed = true;
            system.close();
            folder.close();
        }
    }
}
