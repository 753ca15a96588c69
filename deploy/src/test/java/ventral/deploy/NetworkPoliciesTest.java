package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the network policies allow the connections of the design and no others. */
class NetworkPoliciesTest {

    /** Names of pods that are not of the chart, by a label that identifies them. */
    private static final Map<String, String> STRANGERS = Map.of(
            "strimzi.io/name", "kafka",
            "cnpg.io/cluster", "database",
            "k8s-app", "names",
            "ventral.dev/client", "clients",
            "app: postgres", "database");

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void without_more_nobody_may_do_anything(RenderedChart rendering) {
        if (rendering.name().equals("podman")) {
            assertThat(rendering.ofKind("NetworkPolicy")).isEmpty();
            return;
        }
        Manifest none = rendering
                .ofKind("NetworkPolicy")
                .filter(policy -> policy.name().equals("ventral-deny-all"))
                .findFirst()
                .orElseThrow();
        assertThat(none.at("/spec/policyTypes")).isEqualTo(Manifest.node("[Ingress, Egress]"));
        assertThat(none.at("/spec").has("ingress") || none.at("/spec").has("egress"))
                .isFalse();
        assertThat(rendering.workloads()).allMatch(workload -> selects(none, workload));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu", "spot", "tiered"})
    void services_talk_to_kafka_and_no_service_to_another(String name) {
        assertThat(edges(RenderedChart.of(name), "egress"))
                .containsExactlyInAnyOrder(
                        "render-service > kafka:9092",
                        "trainer-service > kafka:9092",
                        "scorer-service > kafka:9092",
                        "gateway > kafka:9092",
                        "gateway > database:5432",
                        "trainer-service > 0.0.0.0/0 but 169.254.0.0/16:443",
                        "scorer-service > 0.0.0.0/0 but 169.254.0.0/16:443",
                        "gateway > 0.0.0.0/0 but 169.254.0.0/16:443",
                        "render-service > names:53",
                        "trainer-service > names:53",
                        "scorer-service > names:53",
                        "gateway > names:53");
        assertThat(edges(RenderedChart.of(name), "ingress"))
                .containsExactlyInAnyOrder(
                        "clients > gateway:8470",
                        "clients > gateway:8477",
                        "monitoring/prometheus > render-service:8471",
                        "monitoring/prometheus > trainer-service:8472",
                        "monitoring/prometheus > scorer-service:8473",
                        "monitoring/prometheus > gateway:8478");
    }

    @Test
    void the_test_of_a_gateway_reaches_it_and_nothing_else() {
        RenderedChart dev = RenderedChart.of("dev");
        assertThat(edges(dev, "egress").stream().filter(edge -> edge.startsWith("test >")))
                .containsExactlyInAnyOrder("test > gateway:8470", "test > names:53");
        assertThat(edges(dev, "ingress"))
                .containsExactlyInAnyOrder(
                        "clients > gateway:8470",
                        "clients > gateway:8477",
                        "test > gateway:8470",
                        "test > gateway:8477");
    }

    @Test
    void what_is_there_already_is_found_where_it_is_said_to_be() {
        assertThat(edges(RenderedChart.of("existing"), "egress"))
                .contains(
                        "render-service > kafka/:9094",
                        "gateway > data/database:5432",
                        "trainer-service > ceph/:7480",
                        "scorer-service > ceph/:7480",
                        "gateway > ceph/:7480",
                        "render-service > observability/:4318",
                        "trainer-service > observability/:4318",
                        "scorer-service > observability/:4318",
                        "gateway > observability/:4318")
                .noneMatch(edge -> edge.contains("0.0.0.0"))
                .noneMatch(edge -> edge.startsWith("render-service > ceph"));
    }

    @Test
    void without_a_bucket_nobody_leaves_the_cluster() {
        assertThat(edges(RenderedChart.of("dev"), "egress"))
                .noneMatch(edge -> edge.matches(".*\\d+/\\d+.*"))
                .contains("trainer-service > kafka:9092");
    }

    @Test
    void the_gateway_alone_and_who_looks_after_it_come_to_the_database() {
        Manifest ledger = RenderedChart.of("cpu")
                .ofKind("NetworkPolicy")
                .filter(policy -> policy.name().equals("ventral-ledger"))
                .findFirst()
                .orElseThrow();
        assertThat(Manifest.labels(ledger.at("/spec/podSelector/matchLabels")))
                .isEqualTo(Map.of("cnpg.io/cluster", "ventral-ledger"));
        assertThat(ledger.items("/spec/ingress")
                        .flatMap(rule -> Manifest.items(rule.path("from"))
                                .flatMap(peer -> names(RenderedChart.of("cpu"), peer))))
                .containsExactly("gateway", "database", "cnpg-system/");
    }

    @Test
    void the_services_alone_come_to_kafka() {
        RenderedChart cpu = RenderedChart.of("cpu");
        assertThat(cpu.ofKind("Kafka")
                        .flatMap(kafka -> kafka.items("/spec/kafka/listeners/0/networkPolicyPeers"))
                        .flatMap(peer -> names(cpu, peer)))
                .containsExactlyInAnyOrder("gateway", "render-service", "trainer-service", "scorer-service");
    }

    /** Returns the allowed connections of the chart's pods as {@code from > to:port}. */
    private static Set<String> edges(RenderedChart rendering, String direction) {
        String end = direction.equals("egress") ? "to" : "from";
        return rendering
                .ofKind("NetworkPolicy")
                .flatMap(policy -> rendering
                        .workloads()
                        .filter(workload -> selects(policy, workload))
                        .flatMap(workload -> policy.items("/spec/" + direction)
                                .flatMap(rule -> Manifest.items(rule.path(end))
                                        .flatMap(peer -> names(rendering, peer))
                                        .flatMap(other -> Manifest.items(rule.path("ports"))
                                                .map(port -> direction.equals("egress")
                                                        ? edge(
                                                                workload.component(),
                                                                other,
                                                                port(rendering, other, port))
                                                        : edge(
                                                                other,
                                                                workload.component(),
                                                                port(rendering, workload.component(), port)))))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String edge(String from, String to, int port) {
        return "%s > %s:%d".formatted(from, to, port);
    }

    private static int port(RenderedChart rendering, String component, JsonNode port) {
        JsonNode number = port.path("port");
        return number.isInt()
                ? number.intValue()
                : EnvironmentTest.ports(rendering.deployment(component)).get(number.asText());
    }

    private static boolean selects(Manifest policy, Manifest workload) {
        return new LabelSelector(policy.at("/spec/podSelector")).matches(workload.podLabels());
    }

    private static Stream<String> names(RenderedChart rendering, JsonNode peer) {
        if (peer.has("ipBlock")) {
            List<String> but = Manifest.items(peer.at("/ipBlock/except"))
                    .map(JsonNode::asText)
                    .toList();
            return Stream.of(peer.at("/ipBlock/cidr").asText() + " but " + String.join(",", but));
        }
        String namespace = peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                .asText();
        JsonNode pods = peer.path("podSelector");
        String stranger = stranger(Manifest.labels(pods.path("matchLabels")));
        if (namespace.equals("kube-system") || (namespace.isEmpty() && !stranger.isEmpty())) {
            return Stream.of(stranger);
        }
        return namespace.isEmpty()
                ? rendering
                        .workloads()
                        .filter(workload -> new LabelSelector(pods).matches(workload.podLabels()))
                        .map(Manifest::component)
                : Stream.of(namespace + "/" + stranger);
    }

    private static String stranger(Map<String, String> labels) {
        if (labels.equals(Map.of("app.kubernetes.io/name", "prometheus"))) {
            return "prometheus";
        }
        return labels.entrySet().stream()
                .flatMap(label -> Stream.of(label.getKey(), label.getKey() + ": " + label.getValue()))
                .filter(STRANGERS::containsKey)
                .map(STRANGERS::get)
                .findFirst()
                .orElse("");
    }
}
