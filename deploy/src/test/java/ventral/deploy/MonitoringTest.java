package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks which services Prometheus scrapes, and which metrics autoscaling follows. */
class MonitoringTest {

    private static final Pattern METRIC = Pattern.compile("(ventral_gateway_[a-z_]+)\\{namespace=\"ventral\"");

    @Test
    void each_service_is_measured_once() {
        RenderedChart cpu = RenderedChart.of("cpu");
        assertThat(cpu.ofKind("PodMonitor")
                        .flatMap(monitor -> cpu.workloads()
                                .filter(workload ->
                                        new LabelSelector(monitor.at("/spec/selector")).matches(workload.podLabels()))
                                .map(Manifest::component)))
                .containsExactlyInAnyOrder("render-service", "trainer-service", "scorer-service", "gateway");
        assertThat(cpu.ofKind("PodMonitor").map(monitor -> monitor.at("/spec/podMetricsEndpoints/0")))
                .allSatisfy(endpoint -> {
                    assertThat(endpoint.path("port").asText()).isEqualTo("management");
                    assertThat(endpoint.path("path").asText()).isEqualTo("/q/metrics");
                });
    }

    @Test
    void no_service_leads_to_a_management_port() {
        assertThat(RenderedChart.of("cpu")
                        .ofKind("Service")
                        .flatMap(service -> service.at("/spec/ports").findValuesAsText("targetPort").stream()))
                .containsExactly("http", "web");
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void what_is_scaled_is_there_and_says_no_number_of_its_own(RenderedChart rendering) {
        rendering.ofKind("Deployment").forEach(deployment -> {
            boolean scaled = rendering
                    .ofKind("ScaledObject")
                    .anyMatch(object -> object.text("/spec/scaleTargetRef/name").equals(deployment.name()));
            assertThat(deployment.at("/spec").has("replicas"))
                    .as(deployment.toString())
                    .isEqualTo(!scaled);
        });
        assertThat(rendering.ofKind("ScaledObject").map(object -> object.text("/spec/scaleTargetRef/name")))
                .allMatch(name ->
                        rendering.ofKind("Deployment").anyMatch(it -> it.name().equals(name)));
    }

    @Test
    void it_follows_what_the_gateway_measures() throws IOException {
        String gauges =
                Files.readString(Path.of("../gateway/src/main/java/ventral/gateway/micrometer/LedgerGauges.java"));
        List<JsonNode> triggers = RenderedChart.of("gpu")
                .ofKind("ScaledObject")
                .map(object -> object.at("/spec/triggers/0/metadata"))
                .toList();
        assertThat(triggers).hasSize(3);
        for (JsonNode trigger : triggers) {
            var metric = METRIC.matcher(trigger.path("query").asText());
            assertThat(metric.find()).as(trigger.toString()).isTrue();
            assertThat(gauges).contains("\"%s\"".formatted(metric.group(1).replace('_', '.')));
            assertThat(trigger.path("ignoreNullValues").asText())
                    .as("no metric is no zero")
                    .isEqualTo("false");
        }
    }

    @Test
    void alerts_are_on_metrics_that_the_gateway_has() throws IOException {
        Path micrometer = Path.of("../gateway/src/main/java/ventral/gateway/micrometer");
        String meters = Files.readString(micrometer.resolve("LedgerGauges.java"))
                + Files.readString(micrometer.resolve("LedgerStatusGauges.java"))
                + Files.readString(micrometer.resolve("DeadLetterCounters.java"));
        Pattern metric = Pattern.compile("ventral_gateway_([a-z_]+?)(?:_total|_seconds)?[^a-z_]");
        assertThat(metric.matcher(Files.readString(Path.of("observability/alerts.yml")))
                        .results()
                        .map(found -> found.group(1).replace('_', '.')))
                .contains("holes", "dead.letters")
                .allSatisfy(name -> assertThat(meters).containsPattern("\"(ventral\\.gateway\\.)?" + name + "\""));
    }

    @Test
    void the_alert_on_skipped_records_is_on_a_metric_that_services_have() throws IOException {
        assertThat(Files.readString(Path.of("observability/alerts.yml")))
                .contains("ventral_table_records_undecodable_total");
        assertThat(Files.readString(
                        Path.of("../platform/src/main/java/ventral/platform/micrometer/TopicCounters.java")))
                .contains("\"ventral.table.records.undecodable\"");
    }

    @Test
    void none_may_be_left_where_none_is_of_use() {
        assertThat(RenderedChart.of("spot")
                        .ofKind("ScaledObject")
                        .map(object -> object.component() + " " + object.at("/spec/minReplicaCount")))
                .containsExactlyInAnyOrder("render-service 1", "trainer-service 0", "scorer-service 1");
    }
}
