package ventral.launcher.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.LocalComponent;
import ventral.launcher.component.Ports;
import ventral.launcher.process.ChildProcess;
import ventral.launcher.process.ConditionPoller;
import ventral.launcher.process.LogTail;

/** Runs the broker of {@link EmbeddedKafka} as a child process, which can be killed without ending this JVM. */
public final class BrokerProcess implements LocalComponent {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final long STOP_SECONDS = 20;

    private final ChildProcess process;
    private final Path log;

    private BrokerProcess(ChildProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a broker, and returns when it accepts requests.
     *
     * @param javaOptions options that this Java version requires
     * @throws LaunchException if the process ends, or is not ready in time
     */
    public static BrokerProcess start(
            DataFolder data, Ports ports, List<BrokerListener> listeners, List<String> javaOptions)
            throws LaunchException {
        Path log = data.log("kafka");
        Path ready = data.pidFile(Endpoint.BROKER).resolveSibling("Kafka.ready");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BrokerProgram.class.getName()));
        command.addAll(List.of(data.broker().toString(), ready.toString(), Integer.toString(ports.base())));
        listeners.forEach(listener -> command.add(listener.toString()));
        try {
            Files.deleteIfExists(ready);
            // the class path may be relative to the folder that this JVM runs in
            ChildProcess process = ChildProcess.start(
                    List.of(), command, Path.of("").toAbsolutePath(), Map.of(), log, ChildProcess.Signal.TERM);
            process.writePidFile(data.pidFile(Endpoint.BROKER));
            ConditionPoller.until(START_LIMIT, () -> !process.isAlive() || Files.exists(ready));
            if (!process.isAlive() || !Files.exists(ready)) {
                process.stop(STOP_SECONDS);
                throw new LaunchException("Kafka did not start%n%s".formatted(LogTail.of(log)));
            }
            return new BrokerProcess(process, log);
        } catch (IOException e) {
            throw new LaunchException("Kafka cannot be started: %s".formatted(e.getMessage()), e);
        }
    }

    @Override
    public Endpoint kind() {
        return Endpoint.BROKER;
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
