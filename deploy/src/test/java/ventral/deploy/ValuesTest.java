package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks which values the chart accepts and which it rejects. */
class ValuesTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-zA-Z0-9.]+)` \\| (?:`([^`]*)`)? ?\\|", Pattern.MULTILINE);

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#all")
    void helm_finds_nothing_to_complain_of(RenderedChart rendering) {
        ExternalTool.ToolResult said =
                ExternalTool.HELM.run("lint", "--strict", RenderedChart.CHART, "--values", rendering.values());
        assertThat(said.status()).as(said.output() + said.errors()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            trainer.replica=2                     | additional properties 'replica' not allowed
            nonsense=1                            | additional properties 'nonsense' not allowed
            trainer.replicas=13                   | at '/trainer/replicas': maximum: got 13, want 12
            renderer.autoscaling.min=0            | at '/renderer/autoscaling/min': minimum: got 0, want 1
            trainer.memory=8                      | at '/trainer/memory'
            trainer.saveInterval=often            | at '/trainer/saveInterval'
            trainer.javaOptions=Xmx1g             | at '/trainer/javaOptions'
            gpu.count=2                           | at '/gpu/count': maximum: got 2, want 1
            image.pullPolicy=Sometimes            | at '/image/pullPolicy'
            image.digests.gateway=latest          | at '/image/digests/gateway'
            image.digests.other=sha256:0          | invalid propertyName 'other'
            artifacts.s3.uri=bucket               | at '/artifacts/s3/uri'
            artifacts.s3.endpoint=host:1          | at '/artifacts/s3/endpoint'
            tracing.endpoint=collector:4318       | at '/tracing/endpoint'
            kafka.bootstrapServers=kafka          | at '/kafka/bootstrapServers'
            kafka.protocol=TLS                    | at '/kafka/protocol'
            database.url=postgres://a             | at '/database/url'
            scorer.data.brainio=/brainio          | at '/scorer/data/brainio'
            gateway.env.lower=1                   | invalid propertyName 'lower'
            gateway.hosts={http://a}              | at '/gateway/hosts/0'
            artifacts.s3.uri=                     | name artifacts.s3.uri (s3://bucket/prefix), or artifacts.claim
            security.tls.secret=                  | name security.tls.secret (tls.crt and tls.key) and security.tokens.secret (tokens)
            security.tokens.secret=               | or set security.allowInsecure=true
            security.tokens=x                     | at '/security/tokens'
            artifacts.claim=shared                | both artifacts.s3.uri (s3://ventral/artifacts) and artifacts.claim (shared)
            database.url=jdbc:postgresql://a:1/v  | name database.secret, which has its username and password
            kafka.cluster.brokers.replicas=2      | kafka.cluster.replication 3 is above kafka.cluster.brokers.replicas 2
            kafka.cluster.minInsyncReplicas=4     | kafka.cluster.minInsyncReplicas 4 is above kafka.cluster.replication 3
            trainer.autoscaling.min=9             | trainer.autoscaling.min 9 is above trainer.autoscaling.max 8
            monitoring.enabled=false              | autoscaling follows metrics: it needs monitoring.enabled
            """)
    void what_makes_no_sense_is_refused_and_said(String value, String message) {
        ExternalTool.ToolResult said = ExternalTool.HELM.run(
                "template",
                "ventral",
                RenderedChart.CHART,
                "--values",
                RenderedChart.of("gpu").values(),
                "--set",
                value);
        assertThat(said.status()).isNotZero();
        assertThat(said.errors()).contains(message);
    }

    @Test
    void the_charts_readme_has_every_value_and_its_default() throws IOException {
        Map<String, String> told = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(RenderedChart.CHART.resolve("README.md")));
        while (row.find()) {
            told.put(row.group(1), row.group(2) == null ? "" : row.group(2));
        }
        Map<String, String> values = new TreeMap<>();
        collect("", Manifest.node(Files.readString(RenderedChart.CHART.resolve("values.yaml"))), values);
        assertThat(told).isNotEmpty().isEqualTo(values);
    }

    /** Collects values by path. Empty lists and maps, and maps with keys of the user's choice, count as one value. */
    private static void collect(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject() && !node.isEmpty() && node.fieldNames().next().matches("[a-zA-Z0-9]+")) {
            node.fields()
                    .forEachRemaining(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), into));
        } else {
            into.put(
                    path,
                    node.isContainerNode() && !node.isEmpty()
                            ? "see values.yaml"
                            : node.isTextual() ? node.asText() : node.toString());
        }
    }

    @Test
    void the_chart_is_of_the_version_that_is_built() throws IOException {
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(Manifest.node(Files.readString(RenderedChart.CHART.resolve("Chart.yaml")))
                        .path("appVersion")
                        .asText())
                .isEqualTo(version.group(1));
    }
}
