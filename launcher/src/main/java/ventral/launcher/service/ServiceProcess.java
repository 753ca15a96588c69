package ventral.launcher.service;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.LocalComponent;
import ventral.launcher.component.Ports;
import ventral.launcher.process.ChildProcess;
import ventral.launcher.process.ConditionPoller;
import ventral.launcher.process.LogTail;

/** Runs one of the services as a child process. */
public final class ServiceProcess implements LocalComponent {

    /** Time in which a service must be ready, unless a system is launched with another limit. */
    public static final Duration START_LIMIT = Duration.ofSeconds(120);

    private static final Logger LOG = Logger.getLogger(ServiceProcess.class.getName());
    private static final long STOP_SECONDS = 20;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final ServiceLaunchSpec plan;
    private final Ports ports;
    private final ChildProcess process;
    private final Path log;
    /** Archive of the service's classes; null if the service was started from it. */
    private final @Nullable ClassArchive missing;

    private volatile boolean ready;

    private ServiceProcess(
            ServiceLaunchSpec plan, Ports ports, ChildProcess process, Path log, @Nullable ClassArchive missing) {
        this.plan = plan;
        this.ports = ports;
        this.process = process;
        this.log = log;
        this.missing = missing;
    }

    /** Starts the service and returns immediately, see {@link #awaitReady}. */
    public static ServiceProcess start(ServiceLaunchSpec plan, Ports ports, DataFolder data) throws LaunchException {
        String name = plan.endpoint().label();
        List<String> command = new ArrayList<>(List.of("nice", "-n", Integer.toString(plan.niceness())));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(plan.options());
        Path log = data.log(name);
        try {
            List<Path> jars = QuarkusClassPath.jars(plan.application());
            ClassArchive archive = new ClassArchive(plan.application(), jars);
            boolean archived = archive.isCurrent();
            if (archived) {
                command.addAll(archive.options());
            }
            command.addAll(QuarkusClassPath.command(plan.application(), jars));
            keepFormer(log);
            ChildProcess process = ChildProcess.start(
                    plan.wrapper(), command, plan.application(), plan.environment(), log, ChildProcess.Signal.TERM);
            process.writePidFile(data.pidFile(plan.endpoint()));
            return new ServiceProcess(plan, ports, process, log, archived ? null : archive);
        } catch (IOException e) {
            throw new LaunchException("%s cannot be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** Keeps the log of the previous start, which may say why the service had to be restarted. */
    private static void keepFormer(Path log) throws IOException {
        if (Files.exists(log)) {
            String name = log.getFileName().toString();
            Files.move(log, log.resolveSibling(name.replaceFirst("\\.log$", ".former.log")), REPLACE_EXISTING);
        }
    }

    /**
     * Waits until the service is ready, and then lowers the priority of its session. While it starts, it has the same
     * share of the processors as any other process, so that it is ready in time on a busy machine.
     *
     * @throws LaunchException if the service ends, or is not ready within the limit
     */
    public void awaitReady(Duration limit) throws LaunchException {
        try {
            ready = ConditionPoller.until(limit, () -> !process.isAlive() || saysReady());
            if (!process.isAlive()) {
                ready = false;
                throw new LaunchException("%s %s".formatted(kind().label(), ended().join()));
            }
            if (!ready) {
                throw new LaunchException(
                        "%s is not ready after %d s%n%s".formatted(kind().label(), limit.toSeconds(), LogTail.of(log)));
            }
            if (!process.lowerSessionPriority(plan.niceness())) {
                LOG.warning("the kernel does not lower the priority of %s: it may slow the trainer down"
                        .formatted(kind().label()));
            }
        } catch (IOException e) {
            throw new LaunchException("the readiness of %s cannot be checked: %s".formatted(kind().label(), e), e);
        }
    }

    public boolean hasBeenReady() {
        return ready;
    }

    private boolean saysReady() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + ports.managementAddress(kind()) + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns whether this service was started from an archive of its classes. */
    public boolean isArchived() {
        return missing == null;
    }

    /**
     * Archives the classes of this service if it was started without an archive, so that its next start takes less
     * time. The service, which must be ready, goes on meanwhile.
     */
    public void archiveClasses() throws InterruptedException {
        if (missing != null && process.isAlive() && !missing.record(process.pid())) {
            LOG.fine(() -> "the classes of %s cannot be archived".formatted(kind().label()));
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Kills the service as a crash would. */
    public void kill() {
        process.kill();
    }

    @Override
    public Endpoint kind() {
        return plan.endpoint();
    }

    @Override
    public CompletableFuture<String> ended() {
        return process.exit().thenApply(status -> "ended with status %d%n%s".formatted(status, LogTail.of(log)));
    }

    @Override
    public void close() {
        process.stop(STOP_SECONDS);
    }
}
