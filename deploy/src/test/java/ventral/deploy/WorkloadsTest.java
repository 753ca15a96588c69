package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.custom.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the pods: their images, permissions and resources. */
class WorkloadsTest {

    private static final String GPU = "nvidia.com/gpu";
    private static final Set<String> WORKERS = Set.of("render-service", "trainer-service", "scorer-service");

    private static final Pattern BUILT = Pattern.compile("images=\\(([a-z -]+)\\)");

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void there_is_one_of_each_service(RenderedChart rendering) {
        assertThat(rendering.ofKind("Deployment").map(Manifest::component))
                .containsExactlyInAnyOrder("gateway", "render-service", "trainer-service", "scorer-service");
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void a_selector_finds_its_own_pods_alone(RenderedChart rendering) {
        rendering
                .ofKind("Deployment")
                .forEach(deployment -> assertThat(selected(rendering, deployment.at("/spec/selector")))
                        .as(deployment.toString())
                        .containsExactly(deployment.component()));
        rendering
                .ofKind("PodDisruptionBudget")
                .forEach(budget -> assertThat(selected(rendering, budget.at("/spec/selector")))
                        .as(budget.toString())
                        .containsExactly(budget.component()));
        rendering
                .ofKind("Deployment")
                .flatMap(deployment -> Manifest.items(deployment.podSpec().path("topologySpreadConstraints"))
                        .map(constraint -> Map.entry(deployment, constraint.path("labelSelector"))))
                .forEach(spread -> assertThat(selected(rendering, spread.getValue()))
                        .containsExactly(spread.getKey().component()));
    }

    private static Stream<String> selected(RenderedChart rendering, JsonNode selector) {
        return rendering
                .workloads()
                .filter(workload -> new LabelSelector(selector).matches(workload.podLabels()))
                .map(Manifest::component);
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void a_service_leads_to_ports_that_are_there(RenderedChart rendering) {
        rendering.ofKind("Service").forEach(service -> {
            Map<String, String> selector = Manifest.labels(service.at("/spec/selector"));
            List<Manifest> behind = rendering
                    .workloads()
                    .filter(workload -> workload.podLabels().entrySet().containsAll(selector.entrySet()))
                    .toList();
            assertThat(behind).extracting(Manifest::component).containsExactly("gateway");
            assertThat(service.items("/spec/ports")
                            .map(port -> port.path("targetPort").asText()))
                    .allMatch(EnvironmentTest.ports(behind.get(0))::containsKey);
        });
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void every_image_is_one_that_is_built(RenderedChart rendering) throws IOException {
        assertThat(rendering
                        .workloads()
                        .map(workload -> workload.container().path("image").asText())
                        .map(image -> image.replaceFirst("^registry\\.example\\.org/science/", "")))
                .isSubsetOf(built());
    }

    /** Returns what {@code deploy/images/build} builds: the images for CPUs first, then those of {@code --cuda}. */
    private static Set<String> built() throws IOException {
        List<String> lists = BUILT.matcher(Files.readString(Path.of("lib.sh")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(lists).hasSize(2);
        return Stream.of("", "-cuda")
                .flatMap(variant -> Stream.of(
                                lists.get(variant.isEmpty() ? 0 : 1).split(" "))
                        .map(image -> "ventral/%s:0.1.0-SNAPSHOT%s".formatted(image, variant)))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void a_pod_may_write_into_its_own_folder_alone_and_is_nobody(RenderedChart rendering) {
        rendering.workloads().forEach(workload -> {
            JsonNode pod = workload.podSpec();
            assertThat(pod.path("containers")).as(workload.toString()).hasSize(1);
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            JsonNode security = workload.container().path("securityContext");
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.path("capabilities")).isEqualTo(Manifest.node("{drop: [ALL]}"));
            assertThat(pod.findValues("hostPath")).isEmpty();
            assertThat(Manifest.items(pod.path("volumes"))
                            .map(volume -> volume.path("name").asText()))
                    .containsExactlyElementsOf(
                            Manifest.items(workload.container().path("volumeMounts"))
                                    .map(mount -> mount.path("name").asText())
                                    .toList())
                    .contains("tmp");
        });
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void nobody_asks_for_more_than_its_limit_and_memory_has_one(RenderedChart rendering) {
        rendering.workloads().forEach(workload -> {
            JsonNode resources = workload.container().path("resources");
            Manifest.labels(resources.path("limits"))
                    .forEach((resource, limit) -> assertThat(quantity(
                                    resources.path("requests").path(resource).asText()))
                            .as("%s: %s", workload, resource)
                            .isLessThanOrEqualTo(quantity(limit)));
            assertThat(resources.at("/limits/memory").isTextual()).isTrue();
        });
    }

    static BigDecimal quantity(String text) {
        return Quantity.fromString(text).getNumber();
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void a_worker_has_as_many_cores_as_threads(RenderedChart rendering) {
        for (String worker : WORKERS) {
            Manifest deployment = rendering.deployment(worker);
            String threads = deployment.environment().entrySet().stream()
                    .filter(variable -> variable.getKey().matches("VENTRAL_(TRAINER|SCORER)_THREADS|LP_NUM_THREADS"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            JsonNode resources = deployment.container().path("resources");
            assertThat(List.of(
                            resources.at("/requests/cpu").asText(),
                            resources.at("/limits/cpu").asText()))
                    .as(deployment.toString())
                    .containsOnly(threads);
        }
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void a_gpu_is_asked_for_where_it_was_wanted_alone(RenderedChart rendering) {
        JsonNode values = Manifest.node(text(rendering));
        Map<String, String> names = Map.of(
                "render-service",
                "renderer",
                "trainer-service",
                "trainer",
                "scorer-service",
                "scorer",
                "gateway",
                "gateway");
        rendering.ofKind("Deployment").forEach(deployment -> {
            boolean wanted = values.path(names.get(deployment.component()))
                    .at("/gpu/enabled")
                    .asBoolean();
            String image = deployment.container().path("image").asText();
            JsonNode pod = deployment.podSpec();
            assertThat(deployment.container().at("/resources/limits").has(GPU))
                    .as(deployment.toString())
                    .isEqualTo(wanted);
            assertThat(image.endsWith("-cuda"))
                    .isEqualTo(wanted && !deployment.component().equals("render-service"));
            assertThat(pod.path("tolerations").findValuesAsText("key").contains(GPU))
                    .isEqualTo(wanted);
            assertThat(!pod.at("/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution")
                            .isMissingNode())
                    .isEqualTo(wanted);
        });
        assertThat(rendering.deployment("trainer-service").environment())
                .containsEntry(
                        "VENTRAL_TRAINER_DEVICE",
                        values.at("/trainer/gpu/enabled").asBoolean() ? "gpu" : "cpu");
    }

    private static String text(RenderedChart rendering) {
        try {
            return Files.readString(rendering.values());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void workers_that_may_be_taken_away_save_more_often_and_the_gateway_stays() {
        RenderedChart spot = RenderedChart.of("spot");
        for (String worker : WORKERS) {
            JsonNode pod = spot.deployment(worker).podSpec();
            assertThat(pod.path("tolerations").findValuesAsText("key"))
                    .contains("cloud.google.com/gke-spot", "kubernetes.azure.com/scalesetpriority");
            assertThat(pod.at("/affinity/nodeAffinity/preferredDuringSchedulingIgnoredDuringExecution"))
                    .hasSize(3);
        }
        assertThat(spot.deployment("trainer-service").environment())
                .containsEntry("VENTRAL_TRAINER_SAVE_INTERVAL", "1m");
        assertThat(spot.deployment("gateway").podSpec().has("tolerations")).isFalse();
        assertThat(RenderedChart.of("gpu").deployment("trainer-service").environment())
                .containsEntry("VENTRAL_TRAINER_SAVE_INTERVAL", "5m");
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void two_gateways_never_write_one_ledger_and_workers_go_one_by_one(RenderedChart rendering) {
        JsonNode gateway = rendering.deployment("gateway").at("/spec");
        assertThat(gateway.at("/strategy/type").asText()).isEqualTo("Recreate");
        assertThat(gateway.path("replicas").intValue()).isEqualTo(1);
        for (String worker : WORKERS) {
            assertThat(rendering.deployment(worker).at("/spec/strategy/rollingUpdate"))
                    .isEqualTo(Manifest.node("{maxSurge: 0, maxUnavailable: 1}"));
        }
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void a_budget_lets_somebody_go(RenderedChart rendering) {
        rendering.ofKind("PodDisruptionBudget").forEach(budget -> {
            JsonNode replicas = rendering.deployment(budget.component()).at("/spec/replicas");
            assertThat(budget.at("/spec/maxUnavailable").intValue())
                    .as(budget.toString())
                    .isPositive()
                    .isLessThanOrEqualTo(Math.max(1, replicas.asInt(1)));
            assertThat(budget.at("/spec/minAvailable").isMissingNode()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void every_probe_asks_a_port_that_is_there(RenderedChart rendering) {
        rendering.ofKind("Deployment").forEach(deployment -> {
            List<JsonNode> probes = deployment.container().findValues("httpGet");
            assertThat(probes).hasSize(rendering.name().equals("podman") ? 0 : 3);
            assertThat(probes)
                    .allMatch(probe -> probe.path("port").asText().equals("management")
                            && probe.path("path").asText().matches("/q/health/(started|ready|live)"));
        });
    }

    @Test
    void the_test_calls_the_gateway_with_tls_and_the_token_of_a_secret() {
        Manifest test = RenderedChart.of("dev").ofKind("Pod").findFirst().orElseThrow();
        assertThat(Manifest.items(test.container().path("args")).map(JsonNode::asText))
                .containsExactly(
                        "streams",
                        "list",
                        "--gateway",
                        "https://ventral-gateway.ventral.svc:8470",
                        "--tls-ca",
                        "/security/client/ca.crt",
                        "--token-file",
                        "/security/client/token");
        assertThat(Manifest.items(test.podSpec().path("volumes"))
                        .map(volume -> volume.at("/secret/secretName").asText()))
                .contains("ventral-client");
    }

    @Test
    void podman_is_given_deployments_that_it_can_play() {
        RenderedChart podman = RenderedChart.of("podman");
        assertThat(podman.workloads().map(Manifest::kind)).hasSameSizeAs(podman.manifests());
        List<Manifest> deployments = podman.ofKind("Deployment").toList();
        assertThat(deployments)
                .allMatch(deployment ->
                        deployment.document().findValues("valueFrom").isEmpty());
        assertThat(deployments)
                .allMatch(deployment -> deployment.at("/spec/replicas").intValue() == 1);
        assertThat(deployments.stream().flatMap(deployment -> EnvironmentTest.ports(deployment).values().stream()))
                .doesNotHaveDuplicates();
    }
}
