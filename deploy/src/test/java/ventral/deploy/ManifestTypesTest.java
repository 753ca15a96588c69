package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks every document against its type, including that it has no unknown field. */
class ManifestTypesTest {

    private static final Set<String> OTHER_OPERATORS = Set.of("keda.sh", "postgresql.cnpg.io", "monitoring.coreos.com");

    private interface Parser {
        Object parse(String json) throws IOException;
    }

    private static final Map<String, Parser> CORE = Map.of(
            "apps/v1 Deployment", V1Deployment::fromJson,
            "v1 Service", V1Service::fromJson,
            "v1 ServiceAccount", V1ServiceAccount::fromJson,
            "v1 Pod", V1Pod::fromJson,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::fromJson,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::fromJson);

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void every_document_is_of_a_kind_that_is_checked(RenderedChart rendering) {
        assertThat(rendering.manifests())
                .isNotEmpty()
                .allMatch(manifest -> CORE.containsKey(type(manifest))
                        || StrimziSchema.has(manifest)
                        || OTHER_OPERATORS.contains(group(manifest)));
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void kubernetes_own_are_of_their_types(RenderedChart rendering) {
        rendering.manifests().stream()
                .filter(manifest -> CORE.containsKey(type(manifest)))
                .forEach(manifest -> assertThatCode(() -> parse(manifest))
                        .as(manifest.toString())
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void strimzis_are_of_their_types(RenderedChart rendering) {
        assertThat(rendering.manifests().stream()
                        .filter(StrimziSchema::has)
                        .flatMap(manifest -> StrimziSchema.unknownFields(manifest).stream()))
                .isEmpty();
    }

    @Test
    void those_of_other_operators_are_of_their_types() throws IOException {
        List<Manifest> all = RenderedChart.all()
                .flatMap(rendering -> rendering.manifests().stream())
                .filter(manifest -> OTHER_OPERATORS.contains(group(manifest)))
                .distinct()
                .toList();
        assertThat(all.stream().map(Manifest::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("ScaledObject", "Cluster", "PodMonitor");
        assertThat(faults(all)).isEmpty();
    }

    @Test
    void a_field_that_is_misspelt_is_found_wherever_it_is() throws IOException {
        RenderedChart gpu = RenderedChart.of("gpu");
        Manifest deployment = misspelt(gpu.deployment("trainer-service"), "/spec/template/spec/containers/0");
        assertThatThrownBy(() -> parse(deployment)).hasMessageContaining("misspelt");

        Manifest kafka = misspelt(gpu.ofKind("Kafka").findFirst().orElseThrow(), "/spec/kafka/listeners/0");
        assertThat(StrimziSchema.unknownFields(kafka)).containsExactly("Kafka ventral: GenericKafkaListener.misspelt");

        List<Manifest> others = Stream.of(
                        misspelt(gpu.ofKind("ScaledObject").findFirst().orElseThrow(), "/spec/triggers/0"),
                        misspelt(gpu.ofKind("Cluster").findFirst().orElseThrow(), "/spec/storage"),
                        misspelt(gpu.ofKind("PodMonitor").findFirst().orElseThrow(), "/spec/podMetricsEndpoints/0"))
                .toList();
        assertThat(faults(others)).hasSize(3).allMatch(fault -> fault.contains("misspelt"));
    }

    private static Manifest misspelt(Manifest manifest, String place) {
        JsonNode copy = manifest.document().deepCopy();
        ((ObjectNode) copy.at(place)).put("misspelt", 1);
        return new Manifest(copy);
    }

    private static Object parse(Manifest manifest) throws IOException {
        Parser parser = CORE.get(type(manifest));
        if (parser == null) {
            throw new IllegalArgumentException(type(manifest));
        }
        return parser.parse(manifest.document().toString());
    }

    private static List<String> faults(List<Manifest> manifests) throws IOException {
        var list = Files.createTempFile(ExternalTool.NODE, "documents", ".json");
        new ObjectMapper()
                .writeValue(
                        list.toFile(),
                        manifests.stream().map(Manifest::document).toList());
        ExternalTool.ToolResult said =
                ExternalTool.run(Map.of(), List.of("node", "src/test/node/check.mjs", list.toString()));
        Files.delete(list);
        return Stream.of(said.orThrow(), said.errors()).flatMap(String::lines).toList();
    }

    private static String type(Manifest manifest) {
        return manifest.apiVersion() + " " + manifest.kind();
    }

    private static String group(Manifest manifest) {
        return manifest.apiVersion().replaceAll("/.*", "");
    }
}
