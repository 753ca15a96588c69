package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the environment variables of pods are those that the services read. */
class EnvironmentTest {

    private static final Path DOCKERFILE = Path.of("images/Dockerfile");

    /** Variables of the JVM, Mesa, the AWS SDK, OpenTelemetry, and Quarkus. */
    private static final Set<String> OF_OTHERS = Set.of(
            "JDK_JAVA_OPTIONS",
            "LP_NUM_THREADS",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "OTEL_TRACES_SAMPLER_ARG",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SHARED_CREDENTIALS_FILE",
            "KAFKA_SECURITY_PROTOCOL",
            "KAFKA_SASL_MECHANISM",
            "KAFKA_SASL_JAAS_CONFIG",
            "KAFKA_CONFIG_PROVIDERS",
            "KAFKA_CONFIG_PROVIDERS_DIR_CLASS",
            "KAFKA_CONFIG_PROVIDERS_DIR_PARAM_ALLOWED_PATHS",
            "KAFKA_SSL_TRUSTSTORE_TYPE",
            "KAFKA_SSL_TRUSTSTORE_LOCATION",
            "KAFKA_BOOTSTRAP_SERVERS",
            "QUARKUS_HTTP_HOST",
            "QUARKUS_MANAGEMENT_HOST",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD");

    /** Variables that the images set and the chart may override. */
    private static final Set<String> SAID_AGAIN =
            Set.of("JDK_JAVA_OPTIONS", "QUARKUS_HTTP_HOST", "QUARKUS_MANAGEMENT_HOST", "VENTRAL_SCORER_BENCHMARKS");

    private static final Pattern VARIABLE = Pattern.compile("\\b([A-Z][A-Z0-9_]+)=(\\S+)");

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void every_key_of_ours_is_one_that_the_service_has(RenderedChart rendering) {
        rendering.ofKind("Deployment").forEach(deployment -> {
            List<String> unknown = deployment.environment().keySet().stream()
                    .filter(variable -> variable.startsWith("VENTRAL_"))
                    .filter(variable -> !ConfigurationKeys.has(deployment.component(), variable))
                    .toList();
            assertThat(unknown.stream().filter(variable -> !variable.contains("_S3_")))
                    .as(deployment.toString())
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"trainer-service, VENTRAL_TRAINER", "scorer-service, VENTRAL_SCORER", "gateway, VENTRAL_GATEWAY"})
    void what_holds_the_bucket_is_named_as_the_services_name_it(String service, String prefix) {
        Set<String> keys = ConfigurationKeys.of(service);
        assumeThat(keys).as("keys of object storage").anyMatch(key -> key.startsWith(prefix + "_S3_"));
        assertThat(keys).contains(prefix + "_S3_ENDPOINT", prefix + "_S3_REGION");
        assertThat(RenderedChart.of("existing").deployment(service).environment())
                .containsKeys(prefix + "_S3_ENDPOINT", prefix + "_S3_REGION")
                .containsEntry("AWS_SHARED_CREDENTIALS_FILE", "/etc/ventral/artifacts-credentials/credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"render-service", "trainer-service", "scorer-service", "gateway"})
    void services_send_traces_only_where_a_collector_is_named(String service) {
        assertThat(RenderedChart.of("existing").deployment(service).environment())
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.observability.svc:4318")
                .containsEntry("OTEL_TRACES_SAMPLER_ARG", "0.1");
        assertThat(RenderedChart.of("cpu").deployment(service).environment().keySet())
                .noneMatch(variable -> variable.startsWith("OTEL_"));
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void what_the_trainer_stores_the_scorer_and_the_gateway_may_read(RenderedChart rendering) {
        String artifacts = rendering.deployment("trainer-service").environment().get("VENTRAL_TRAINER_ARTIFACTS");
        assertThat(artifacts).isNotBlank();
        assertThat(rendering.deployment("scorer-service").environment())
                .containsEntry("VENTRAL_SCORER_ARTIFACTS", artifacts);
        assertThat(rendering.deployment("gateway").environment()).containsEntry("VENTRAL_GATEWAY_ARTIFACTS", artifacts);
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void every_other_variable_is_one_that_somebody_reads(RenderedChart rendering) {
        rendering
                .ofKind("Deployment")
                .forEach(deployment -> assertThat(deployment.environment().keySet().stream()
                                .filter(variable -> !variable.startsWith("VENTRAL_")))
                        .as(deployment.toString())
                        .isSubsetOf(OF_OTHERS));
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void what_an_image_says_of_itself_is_not_said_again(RenderedChart rendering) throws IOException {
        Set<String> baked = new HashSet<>(ofImages().keySet());
        baked.removeAll(SAID_AGAIN);
        assertThat(rendering.ofKind("Deployment").flatMap(it -> it.environment().keySet().stream()))
                .doesNotContainAnyElementsOf(baked);
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void kubernetes_adds_nothing_that_looks_like_a_key_of_ours(RenderedChart rendering) {
        assertThat(rendering.workloads())
                .allMatch(workload ->
                        !workload.podSpec().path("enableServiceLinks").asBoolean(true));
    }

    @Test
    void pytorch_is_set_up_in_the_images_as_on_one_machine() throws Exception {
        Map<String, String> wanted = new TreeMap<>(torch());
        wanted.remove("DJL_CACHE_DIR"); // a folder of the image, which needs no writing
        assertThat(ofImages()).containsAllEntriesOf(wanted);
        assertThat(Files.readString(DOCKERFILE)).contains(torchOptions());
    }

    /** Returns the variables that the Dockerfile sets, for any image; the last value of those set twice. */
    private static Map<String, String> ofImages() throws IOException {
        return VARIABLE.matcher(Files.readString(DOCKERFILE))
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2), (one, other) -> other));
    }

    /** Calls {@code ventral.launcher.service.TorchEnvironment}. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> torch() throws Exception {
        return (Map<String, String>) ofLauncher("ventral.launcher.service.TorchEnvironment")
                .getMethod("ofScoring")
                .invoke(null);
    }

    @SuppressWarnings("unchecked")
    private static List<String> torchOptions() throws Exception {
        var options = ofLauncher("ventral.launcher.service.ServiceLaunchSpec").getDeclaredField("TORCH");
        options.setAccessible(true);
        return (List<String>) options.get(null);
    }

    private static Class<?> ofLauncher(String name) throws Exception {
        URL classes = Path.of("../launcher/target/classes").toUri().toURL();
        return Class.forName(name, true, new URLClassLoader(new URL[] {classes}, null));
    }

    @Test
    void ports_are_those_that_the_services_listen_on() throws IOException {
        for (Manifest deployment : RenderedChart.of("cpu").ofKind("Deployment").toList()) {
            Path settings = Path.of("..", deployment.component(), "src/main/resources/application.yaml");
            assertThat(ports(deployment).get("management"))
                    .as(deployment.toString())
                    .isEqualTo(Manifest.node(Files.readString(settings))
                            .at("/quarkus/management/port")
                            .intValue());
        }
        assertThat(ports(RenderedChart.of("cpu").deployment("gateway")))
                .isEqualTo(Map.of("http", 8470, "web", 8477, "management", 8478));
    }

    static Map<String, Integer> ports(Manifest workload) {
        return new TreeMap<>(Manifest.items(workload.container().path("ports"))
                .collect(Collectors.toMap(
                        port -> port.path("name").asText(),
                        port -> port.path("containerPort").intValue())));
    }

    @Test
    void the_gateway_is_known_by_the_names_of_its_service() {
        assertThat(RenderedChart.of("cpu").deployment("gateway").environment())
                .containsEntry(
                        "VENTRAL_GATEWAY_HOSTS",
                        "ventral-gateway,ventral-gateway.ventral,ventral-gateway.ventral.svc,ventral-gateway.ventral.svc.cluster.local");
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void a_gateway_has_tls_and_tokens_from_secrets(RenderedChart rendering) {
        assertThat(rendering.deployment("gateway").environment())
                .doesNotContainKey("VENTRAL_SECURITY_ALLOW_INSECURE")
                .containsEntry("VENTRAL_SECURITY_TLS_CERTIFICATE", "/security/tls/tls.crt")
                .containsEntry("VENTRAL_SECURITY_TLS_KEY", "/security/tls/tls.key")
                .containsEntry("VENTRAL_SECURITY_TOKENS", "/security/tokens/tokens");
        assertThat(Manifest.items(rendering.deployment("gateway").podSpec().path("volumes"))
                        .map(volume -> volume.at("/secret/secretName").asText()))
                .contains("ventral-tls", "ventral-tokens");
    }

    @Test
    void no_password_is_in_the_open_unless_it_was_given_in_the_open() {
        assertThat(RenderedChart.of("cpu").deployment("gateway").environment())
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "ventral-ledger-app/username")
                .containsEntry("QUARKUS_DATASOURCE_PASSWORD", "ventral-ledger-app/password")
                .doesNotContainKey("AWS_SECRET_ACCESS_KEY");
        assertThat(RenderedChart.of("existing").deployment("gateway").environment())
                .containsEntry("QUARKUS_DATASOURCE_PASSWORD", "ventral-database/password");
    }
}
