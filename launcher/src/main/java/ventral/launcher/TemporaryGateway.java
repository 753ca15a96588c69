package ventral.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.Ports;
import ventral.launcher.kafka.EmbeddedKafka;
import ventral.launcher.postgres.DatabasePasswords;
import ventral.launcher.postgres.EmbeddedPostgres;
import ventral.launcher.process.LogRotation;
import ventral.launcher.service.ServiceLaunchSpec;
import ventral.launcher.service.ServiceProcess;
import ventral.launcher.service.SystemLaunchSpec;

/**
 * Runs a gateway with a broker and a database, as in a local system but without the other services. It uses free ports
 * and a folder that is deleted on close.
 */
public final class TemporaryGateway implements AutoCloseable {

    private final Ports ports = Ports.anyFree(
            Endpoint.GATEWAY,
            Endpoint.BROKER,
            Endpoint.CONTROLLER,
            Endpoint.DATABASE,
            Endpoint.WEB,
            Endpoint.MANAGEMENT);

    /** Components that were started, the last one first. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** Stops the components if this program is ended while they start. */
    private final Thread stop = new Thread(this::closeParts);

    private volatile String databasePassword = "";
    private volatile long pid;
    private boolean closed;

    private TemporaryGateway() {}

    /**
     * Starts a gateway, and returns when it is ready.
     *
     * @param home the project's folder, in which the gateway is built
     * @param environment of the gateway, in addition to what a system sets
     */
    public static TemporaryGateway start(Path home, Map<String, String> environment)
            throws LaunchException, IOException {
        TemporaryGateway gateway = new TemporaryGateway();
        Runtime.getRuntime().addShutdownHook(gateway.stop);
        try {
            gateway.startParts(home, environment);
            return gateway;
        } catch (LaunchException | IOException | RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    private void startParts(Path home, Map<String, String> environment) throws LaunchException, IOException {
        TemporaryFolder folder = started(TemporaryFolder.make("ventral-gateway"));
        DataFolder data = started(DataFolder.open(folder.path().resolve("data"), message -> {}));
        SystemLaunchSpec system = SystemLaunchSpec.onThisJava(home, data.root(), ports, null);
        ServiceLaunchSpec plan = ServiceLaunchSpec.all(system, data).stream()
                .filter(service -> service.endpoint() == Endpoint.GATEWAY)
                .findFirst()
                .orElseThrow()
                .with(environment);
        plan.checkBuilt();
        databasePassword = DatabasePasswords.in(data.database()).gateway();
        LauncherLog.to(data.log("launcher"));
        started(LogRotation.start(data.logs(), system.logs()));
        ParallelTasks.run(List.of(
                () -> started(EmbeddedPostgres.start(
                        data.database(), ports, data.log("postgresql"), data.pidFile(Endpoint.DATABASE))),
                () -> started(EmbeddedKafka.start(data.broker(), ports))));
        ServiceProcess process = started(ServiceProcess.start(plan, ports, data));
        process.awaitReady(ServiceProcess.START_LIMIT);
        pid = process.pid();
    }

    private synchronized <T extends AutoCloseable> T started(T part) throws LaunchException {
        started.push(part);
        if (closed) {
            closeParts();
            throw new LaunchException("stopped while starting");
        }
        return part;
    }

    /** Returns the gateway's address, such as {@code 127.0.0.1:21000}. */
    public String address() {
        return ports.address(Endpoint.GATEWAY);
    }

    /** Returns the address of the gateway's health and metrics. */
    public String managementAddress() {
        return ports.managementAddress(Endpoint.GATEWAY);
    }

    /** Returns the address of the gateway's page, such as {@code http://127.0.0.1:21004/}. */
    public String page() {
        return "http://%s/".formatted(ports.address(Endpoint.WEB));
    }

    public String broker() {
        return ports.address(Endpoint.BROKER);
    }

    public String jdbcUrl() {
        return EmbeddedPostgres.jdbcUrl(ports);
    }

    /** Returns the password of the gateway's role in the database. */
    public String databasePassword() {
        return databasePassword;
    }

    /** Returns the pid of the gateway's process. */
    public long pid() {
        return pid;
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
        closed = true;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("the temporary gateway cannot be stopped", e);
            }
        }
    }
}
