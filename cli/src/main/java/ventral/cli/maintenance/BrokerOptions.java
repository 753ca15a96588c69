package ventral.cli.maintenance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ventral.cli.kafka.TopicStore;
import ventral.platform.kafka.KafkaSettings;

/** Options for the broker to connect to. */
final class BrokerOptions {

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:8474}",
            description = "broker to connect to (default: KAFKA_BOOTSTRAP_SERVERS, or else 127.0.0.1:8474)")
    private String bootstrap = "";

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "properties file of Kafka's client, for TLS and passwords, as Kafka's own tools take it")
    private @Nullable Path settings;

    /** Returns the cause's message: Kafka's clients state the failed operation, and the reason in the cause. */
    static String reason(KafkaException e) {
        Throwable why = e.getCause() == null ? e : e.getCause();
        return Objects.requireNonNullElse(why.getMessage(), why.toString());
    }

    String address() {
        return bootstrap;
    }

    TopicStore store() throws IOException {
        return new TopicStore(kafka());
    }

    Map<String, Object> kafka() throws IOException {
        Map<String, Object> kafka = KafkaSettings.connection(settings, bootstrap);
        kafka.putIfAbsent("request.timeout.ms", "15000");
        kafka.putIfAbsent("default.api.timeout.ms", "20000");
        return kafka;
    }
}
