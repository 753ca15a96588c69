package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.contract.topic.AccessRule;
import ventral.contract.topic.TopicAccess;

/** Checks that brokers admit the programs of {@link TopicAccess} alone, each with its own rights. */
class KafkaUsersTest {

    private static final List<String> SERVICES =
            List.of("gateway", "render-service", "trainer-service", "scorer-service");

    /** Names of the values whose Kafka and PostgreSQL exist already. */
    private static final Set<String> ON_EXISTING_BACKENDS = Set.of("existing", "podman");

    private static final String MOUNTED = "/etc/ventral/";

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "dev", "gpu", "spot", "tiered"})
    void each_user_of_the_chart_may_do_what_its_program_does_and_nothing_else(String name) {
        Map<String, Set<AccessRule>> told = new TreeMap<>();
        RenderedChart.of(name)
                .ofKind("KafkaUser")
                .forEach(user -> told.put(
                        user.name().replaceFirst("^ventral-", ""),
                        user.items("/spec/authorization/acls")
                                .map(KafkaUsersTest::rule)
                                .collect(Collectors.toSet())));
        Map<String, Set<AccessRule>> expected = new TreeMap<>();
        TopicAccess.rulesByUser().forEach((user, rules) -> expected.put(user, new HashSet<>(rules)));
        assertThat(told).isEqualTo(expected);
    }

    private static AccessRule rule(JsonNode acl) {
        AccessRule.Resource resource = AccessRule.Resource.valueOf(words(acl.at("/resource/type")));
        return new AccessRule(
                resource,
                AccessRule.Match.valueOf(words(acl.at("/resource").path("patternType"), "literal")),
                acl.at("/resource").path("name").asText("kafka-cluster"),
                Manifest.items(acl.path("operations"))
                        .map(operation -> AccessRule.Operation.valueOf(words(operation)))
                        .collect(Collectors.toSet()));
    }

    /** Returns the name of an enum constant for a value of Strimzi's, such as DESCRIBE_CONFIGS for DescribeConfigs. */
    private static String words(JsonNode value) {
        return words(value, "");
    }

    private static String words(JsonNode value, String absent) {
        return value.asText(absent).replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(java.util.Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "dev", "gpu", "spot", "tiered"})
    void strimzis_broker_has_no_listener_that_is_open_or_not_encrypted(String name) {
        Manifest kafka = RenderedChart.of(name).ofKind("Kafka").findFirst().orElseThrow();
        assertThat(kafka.items("/spec/kafka/listeners")).isNotEmpty().allSatisfy(listener -> {
            assertThat(listener.path("tls").asBoolean()).isTrue();
            assertThat(listener.at("/authentication/type").asText()).isEqualTo("scram-sha-512");
        });
        assertThat(kafka.text("/spec/kafka/authorization/type")).isEqualTo("simple");
        assertThat(kafka.at("/spec/kafka/authorization").has("superUsers")).isFalse();
        assertThat(kafka.at("/spec/entityOperator").has("userOperator")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void a_service_has_its_own_login_as_a_file_and_no_others(RenderedChart rendering) {
        for (String service : SERVICES) {
            Manifest deployment = rendering.deployment(service);
            Map<String, String> environment = deployment.environment();
            Map<String, String> secrets = secrets(deployment);
            assertThat(environment)
                    .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                    .containsEntry(
                            "KAFKA_SASL_MECHANISM", rendering.name().equals("podman") ? "PLAIN" : "SCRAM-SHA-512")
                    .containsEntry("KAFKA_SASL_JAAS_CONFIG", "\\${dir:" + MOUNTED + "kafka-user:sasl.jaas.config}")
                    .containsEntry("KAFKA_CONFIG_PROVIDERS_DIR_PARAM_ALLOWED_PATHS", MOUNTED + "kafka-user")
                    .containsEntry("KAFKA_SSL_TRUSTSTORE_TYPE", "PEM")
                    .containsEntry("KAFKA_SSL_TRUSTSTORE_LOCATION", MOUNTED + "kafka-ca/ca.crt");
            assertThat(secrets)
                    .containsEntry("kafka-user", "ventral-%s/sasl.jaas.config".formatted(service))
                    .containsEntry(
                            "kafka-ca",
                            ON_EXISTING_BACKENDS.contains(rendering.name())
                                    ? "kafka-ca/ca.crt"
                                    : "ventral-cluster-ca-cert/ca.crt");
        }
    }

    /** Returns the secrets of which a pod mounts one key, as secret and key, by volume. Each is mounted under the volume's name. */
    static Map<String, String> secrets(Manifest deployment) {
        Map<String, String> secrets = new TreeMap<>();
        Manifest.items(deployment.podSpec().path("volumes"))
                .filter(volume -> volume.at("/secret/items").isArray())
                .forEach(volume -> {
                    JsonNode secret = volume.path("secret");
                    assertThat(secret.path("defaultMode").intValue()).isEqualTo(0440);
                    assertThat(secret.path("items")).hasSize(1);
                    assertThat(secret.at("/items/0/path")).isEqualTo(secret.at("/items/0/key"));
                    String name = volume.path("name").asText();
                    assertThat(Manifest.items(deployment.container().path("volumeMounts"))
                                    .filter(mount -> mount.path("name").asText().equals(name)))
                            .singleElement()
                            .satisfies(mount -> {
                                assertThat(mount.path("mountPath").asText()).isEqualTo(MOUNTED + name);
                                assertThat(mount.path("readOnly").asBoolean()).isTrue();
                            });
                    secrets.put(
                            name,
                            secret.path("secretName").asText() + "/"
                                    + secret.at("/items/0/key").asText());
                });
        return secrets;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "dev", "gpu", "spot", "tiered", "existing", "podman"})
    void the_gateway_verifies_the_server_of_its_database(String name) {
        Manifest gateway = RenderedChart.of(name).deployment("gateway");
        assertThat(gateway.environment().get("QUARKUS_DATASOURCE_JDBC_URL"))
                .endsWith("/ventral?sslmode=verify-full&sslrootcert=/etc/ventral/database-ca/ca.crt");
        assertThat(secrets(gateway))
                .containsEntry(
                        "database-ca",
                        ON_EXISTING_BACKENDS.contains(name) ? "database-ca/ca.crt" : "ventral-ledger-ca/ca.crt");
    }

    @Test
    void a_database_whose_url_has_parameters_keeps_them() {
        String rendered = ExternalTool.HELM
                .run(
                        "template",
                        "ventral",
                        RenderedChart.CHART,
                        "--values",
                        RenderedChart.of("existing").values(),
                        "--set",
                        "database.url=jdbc:postgresql://a:1/v?loginTimeout=3")
                .orThrow();
        assertThat(rendered).contains("jdbc:postgresql://a:1/v?loginTimeout=3&sslmode=verify-full&sslrootcert=");
    }

    @Test
    void keys_of_the_bucket_are_in_a_file() {
        Manifest trainer = RenderedChart.of("cpu").deployment("trainer-service");
        assertThat(trainer.environment())
                .containsEntry("AWS_SHARED_CREDENTIALS_FILE", "/etc/ventral/artifacts-credentials/credentials")
                .doesNotContainKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        assertThat(secrets(trainer)).containsEntry("artifacts-credentials", "ventral-artifacts/credentials");
        assertThat(secrets(RenderedChart.of("cpu").deployment("render-service")))
                .doesNotContainKey("artifacts-credentials");
    }
}
