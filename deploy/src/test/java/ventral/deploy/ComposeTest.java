package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.contract.topic.TopicAccess;

/** Checks who reaches the gateway, the broker, the database and the object store of the compose file, and as whom. */
class ComposeTest {

    private static final Path COMPOSE = Path.of("compose");

    private static final Pattern USERS = Pattern.compile("for user in ([a-z -]+); do");

    @Test
    void the_broker_has_no_listener_without_passwords_outside_its_own_container() throws IOException {
        Properties broker = new Properties();
        try (Reader in = Files.newBufferedReader(COMPOSE.resolve("kafka/server.properties"))) {
            broker.load(in);
        }
        Map<String, String> protocols = Arrays.stream(
                        broker.getProperty("listener.security.protocol.map").split(","))
                .map(entry -> entry.split(":"))
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
        assertThat(broker.getProperty("listeners").split(",")).hasSize(2).allSatisfy(listener -> {
            String[] parts = listener.split("://");
            assertThat(parts[1].startsWith("localhost:")
                            || protocols.get(parts[0]).startsWith("SASL_"))
                    .as(listener)
                    .isTrue();
        });
        assertThat(broker).containsKey("authorizer.class.name");
        assertThat(broker.getProperty("super.users").split(";"))
                .containsExactlyInAnyOrder("User:broker", "User:ANONYMOUS", "User:" + TopicAccess.MAINTENANCE_USER);
    }

    @Test
    void every_user_of_the_broker_gets_a_password() throws IOException {
        List<String> users = USERS.matcher(Files.readString(COMPOSE.resolve("up")))
                .results()
                .flatMap(match -> Arrays.stream(match.group(1).split(" ")))
                .toList();
        assertThat(users)
                .containsExactlyInAnyOrderElementsOf(TopicAccess.rulesByUser().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "render-service", "trainer-service", "scorer-service"})
    void a_service_has_its_own_login_and_no_others(String service) throws IOException {
        JsonNode container = services().path(service);
        assertThat(Manifest.items(container.path("secrets")).map(JsonNode::asText))
                .contains(service + ".properties")
                .isSubsetOf(service + ".properties", "s3-credentials");
        assertThat(container.at("/environment/QUARKUS_CONFIG_LOCATIONS").asText())
                .isEqualTo("/run/secrets/%s.properties".formatted(service));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "postgres", "s3"})
    void what_has_no_tls_is_not_published(String service) throws IOException {
        assertThat(services().path(service).isObject()).isTrue();
        assertThat(services().path(service).has("ports")).isFalse();
    }

    @Test
    void the_gateway_has_tls_and_tokens_from_a_folder_of_its_own_user() throws IOException {
        JsonNode gateway = services().path("gateway");
        assertThat(Manifest.labels(gateway.path("environment")))
                .containsEntry("VENTRAL_SECURITY_TLS_CERTIFICATE", "/security/tls.crt")
                .containsEntry("VENTRAL_SECURITY_TLS_KEY", "/security/tls.key")
                .containsEntry("VENTRAL_SECURITY_TOKENS", "/security/tokens");
        assertThat(Manifest.items(gateway.path("volumes")).map(JsonNode::asText))
                .containsExactly("./secrets/gateway:/security:ro");
        assertThat(gateway.path("user").asText()).isEqualTo("${GATEWAY_USER:-10001:10001}");
    }

    @Test
    void the_gateway_publishes_no_health_and_no_metrics() throws IOException {
        assertThat(Manifest.items(services().at("/gateway/ports")).map(JsonNode::asText))
                .containsExactly(
                        "${VENTRAL_ADDRESS:-127.0.0.1}:${VENTRAL_PORT:-8470}:8470",
                        "${VENTRAL_ADDRESS:-127.0.0.1}:${VENTRAL_WEB_PORT:-8477}:8477");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void no_setting_permits_a_gateway_without_tls_and_tokens(Path file) throws IOException {
        assertThat(Files.readString(file))
                .doesNotContainPattern("(?i)allow[_-]insecure(?![_-]management)|allowInsecure\\W+true");
    }

    /** Returns the files that configure the images, the containers of compose, and the pods of the chart. */
    static Stream<Path> settings() throws IOException {
        List<Path> roots = List.of(
                COMPOSE,
                Path.of("images", "Dockerfile"),
                Path.of("kubernetes", "overlays"),
                Path.of("kubernetes", "values"),
                Path.of("kubernetes", "chart", "values.yaml"));
        Stream.Builder<Path> files = Stream.builder();
        for (Path root : roots) {
            try (Stream<Path> found = Files.walk(root)) {
                found.filter(file -> Files.isRegularFile(file) && !file.startsWith(COMPOSE.resolve("secrets")))
                        .forEach(files);
            }
        }
        return files.build();
    }

    private static JsonNode services() throws IOException {
        return Manifest.node(Files.readString(COMPOSE.resolve("compose.yaml"))).path("services");
    }
}
