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
    private final Path ready;

    private BrokerProcess(ChildProcess process, Path log, Path ready) {
        this.process = process;
        this.log = log;
        this.ready = ready;
    }

    /**
     * Starts the only broker, and returns when it accepts requests.
     *
     * @param javaOptions options that this Java version requires
     * @throws LaunchException if the process ends, or is not ready in time
     */
    public static BrokerProcess start(DataFolder data, Ports ports, BrokerNode node, List<String> javaOptions)
            throws LaunchException {
        BrokerProcess broker = launch(data, ports, List.of(node), 1, javaOptions);
        broker.awaitReady();
        return broker;
    }

    /**
     * Starts one of several brokers, and returns immediately.
     *
     * @param number number of the broker, from 1
     */
    static BrokerProcess launch(
            DataFolder data, Ports ports, List<BrokerNode> nodes, int number, List<String> javaOptions)
            throws LaunchException {
        BrokerNode node = nodes.get(number - 1);
        BrokerConfig config =
                new BrokerConfig(number, nodes.stream().map(BrokerNode::host).toList(), node.listeners());
        Path log = numbered(data.log("kafka"), number);
        Path pidFile = pidFile(data, number);
        Path ready = pidFile.resolveSibling(pidFile.getFileName() + ".ready");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BrokerProgram.class.getName()));
        Path folder = numbered(data.broker(), number);
        command.addAll(List.of(folder.toString(), ready.toString(), Integer.toString(ports.base())));
        command.addAll(config.arguments());
        try {
            Files.deleteIfExists(ready);
            // the class path may be relative to the folder that this JVM runs in
            ChildProcess process = ChildProcess.start(
                    node.wrapper(), command, Path.of("").toAbsolutePath(), Map.of(), log, ChildProcess.Signal.TERM);
            process.writePidFile(pidFile);
            return new BrokerProcess(process, log, ready);
        } catch (IOException e) {
            throw new LaunchException("Kafka cannot be started: %s".formatted(e.getMessage()), e);
        }
    }

    /**
     * Returns when the broker accepts requests. Stops a broker that is not ready in time.
     *
     * @throws LaunchException if the process ends, or is not ready in time
     */
    void awaitReady() throws LaunchException {
        try {
            ConditionPoller.until(START_LIMIT, () -> !process.isAlive() || Files.exists(ready));
        } catch (IOException e) {
            throw new LaunchException("the readiness of Kafka cannot be checked: %s".formatted(e), e);
        }
        if (!process.isAlive() || !Files.exists(ready)) {
            String reason = process.isAlive()
                    ? "is not ready after %d s".formatted(START_LIMIT.toSeconds())
                    : "ended while it started";
            process.stop(STOP_SECONDS);
            throw new LaunchException("Kafka %s%n%s".formatted(reason, LogTail.of(log)));
        }
    }

    /** Returns the file that identifies the process of a broker, by the broker's number. */
    public static Path pidFile(DataFolder data, int number) {
        return numbered(data.pidFile(Endpoint.BROKER), number);
    }

    /** Returns the path for a broker: the given one for the first, {@code kafka-2.log} instead of {@code kafka.log}. */
    private static Path numbered(Path path, int number) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        int end = dot < 0 ? name.length() : dot;
        return number == 1
                ? path
                : path.resolveSibling("%s-%d%s".formatted(name.substring(0, end), number, name.substring(end)));
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
