package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the alerts and the dashboard query only metrics that a service exports. */
class MetricNamesTest {

    private static final List<String> MODULES =
            List.of("platform", "gateway", "render-service", "trainer-service", "scorer-service");

    /** Metrics of Prometheus, of gRPC servers and of the producers of messaging channels. */
    private static final Set<String> OF_LIBRARIES = Set.of(
            "up",
            "grpc_server_processing_duration_seconds_count",
            "kafka_producer_topic_record_send_total",
            "kafka_producer_request_latency_avg");

    /** Parts of a query that name no metric: label selectors, grouping labels and time ranges. */
    private static final Pattern NO_METRIC =
            Pattern.compile("\\{[^}]*}|\\b(?:by|on|without)\\s*\\([^)]*\\)|\\[[^\\]]*]");

    private static final Pattern METRIC = Pattern.compile("\\b(?:up|[a-z0-9]+(?:_[a-z0-9]+)+)\\b");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z.]*)\"");
    private static final Pattern COUNTER =
            Pattern.compile("(?:Counter\\.builder|new TopicCounters)\\(\\s*\"([a-z.]+)\"");
    private static final Pattern METERS =
            Pattern.compile("import io\\.micrometer\\.core\\.instrument|import ventral\\.platform\\.micrometer");
    private static final Pattern UNIT = Pattern.compile("baseUnit\\(\"([a-z]+)\"\\)");

    @Test
    void every_queried_metric_is_exported() throws IOException {
        Set<String> exported = new TreeSet<>(OF_LIBRARIES);
        for (Path file : meterClasses()) {
            addMeters(Files.readString(file), exported);
        }
        assertThat(exported).contains("ventral_trainer_run_loss", "ventral_trainer_device_memory_bytes");
        for (String query : queries()) {
            assertThat(METRIC.matcher(NO_METRIC.matcher(query).replaceAll(" "))
                            .results()
                            .map(MatchResult::group))
                    .as(query)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(exported).contains(name));
        }
    }

    @Test
    void image_logs_are_not_measured_by_their_producers_which_no_channel_announces() throws IOException {
        assertThat(queries()).noneMatch(query -> query.contains("image-batches"));
    }

    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        JsonNode alerts = new YAMLMapper().readTree(Files.readString(Path.of("observability/alerts.yml")));
        queries.addAll(alerts.findValuesAsText("expr"));
        Path dashboard = Path.of("observability/grafana/dashboards/ventral.json");
        queries.addAll(new ObjectMapper().readTree(Files.readString(dashboard)).findValuesAsText("expr"));
        assertThat(queries).hasSizeGreaterThan(10);
        return queries;
    }

    private static List<Path> meterClasses() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    if (METERS.matcher(Files.readString(file)).find()) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    /** Adds the meters that a class registers, under whole names or under a prefix that ends with a dot. */
    private static void addMeters(String source, Set<String> exported) {
        List<String> literals = groups(LITERAL, source);
        List<String> counters = groups(COUNTER, source);
        List<String> names = new ArrayList<>();
        for (String literal : literals) {
            if (literal.startsWith("ventral.") && literal.endsWith(".")) {
                literals.forEach(end -> names.add(literal + end));
            } else if (literal.startsWith("ventral.")) {
                names.add(literal);
            }
        }
        for (String name : names) {
            String metric = name.replace('.', '_');
            exported.add(counters.contains(name) ? metric + "_total" : metric);
            groups(UNIT, source).forEach(unit -> exported.add(metric + "_" + unit));
        }
    }

    private static List<String> groups(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(match -> match.group(1)).toList();
    }
}
