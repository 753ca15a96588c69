package ventral.launcher.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.LocalComponent;
import ventral.launcher.component.Ports;

/**
 * Runs a Kafka broker that is its own controller (KRaft) in this JVM, on 127.0.0.1. Its data persist after it stops.
 */
public final class EmbeddedKafka implements LocalComponent {

    private final KafkaRaftServer server;
    private final CompletableFuture<String> ended;

    private EmbeddedKafka(KafkaRaftServer server, CompletableFuture<String> ended) {
        this.server = server;
        this.ended = ended;
    }

    /**
     * Starts a broker, and returns when it accepts requests.
     *
     * @param folder data of an earlier broker there are reused
     * @throws LaunchException if the folder is not a broker's or is damaged
     */
    public static EmbeddedKafka start(Path folder, Ports ports) throws LaunchException {
        return start(folder, ports, BrokerConfig.single(List.of()));
    }

    /** Starts a broker that may have additional listeners, or be one of several. */
    static EmbeddedKafka start(Path folder, Ports ports, BrokerConfig config) throws LaunchException {
        return start(folder, ports, config, settings -> {});
    }

    /**
     * Starts the only broker, with further settings.
     *
     * @param more adds to the settings, or changes them
     */
    static EmbeddedKafka start(Path folder, Ports ports, Consumer<Properties> more) throws LaunchException {
        return start(folder, ports, BrokerConfig.single(List.of()), more);
    }

    private static EmbeddedKafka start(Path folder, Ports ports, BrokerConfig config, Consumer<Properties> more)
            throws LaunchException {
        CompletableFuture<String> ended = new CompletableFuture<>();
        // By default, a broker that fails ends this JVM without a message.
        Exit.Procedure report = (status, message) -> {
            ended.complete("failed: %s".formatted(message));
            throw new IllegalStateException("Kafka failed with status %d: %s".formatted(status, message));
        };
        Exit.setExitProcedure(report);
        Exit.setHaltProcedure(report);
        try {
            format(folder, ports, config);
            Properties settings = settings(folder, ports, config);
            more.accept(settings);
            var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, ended);
        } catch (Exception e) {
            throw new LaunchException(
                    "Kafka cannot start on its folder %s: %s%n  The folder is damaged or belongs to another broker. Choose another with --data, or remove the whole data folder, which deletes every stream, run and score"
                            .formatted(folder, e),
                    e);
        }
    }

    private static void format(Path folder, Ports ports, BrokerConfig config) throws Exception {
        Files.createDirectories(folder);
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new IOException("it contains files, but no meta.properties");
            }
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(config.clusterId(ports))
                .setNodeId(config.node())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }

    private static Properties settings(Path folder, Ports ports, BrokerConfig config) throws IOException {
        Properties settings = new Properties();
        try (var defaults = EmbeddedKafka.class.getResourceAsStream("/kafka.properties")) {
            settings.load(defaults);
        }
        settings.put("log.dirs", folder.toString());
        config.addTo(settings, ports);
        return settings;
    }

    @Override
    public Endpoint kind() {
        return Endpoint.BROKER;
    }

    @Override
    public CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
