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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.contract.topic.TopicAccess;

/** Checks who reaches the broker, the database and the object store of the compose file, and as whom. */
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

    private static JsonNode services() throws IOException {
        return Manifest.node(Files.readString(COMPOSE.resolve("compose.yaml"))).path("services");
    }
}
