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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checks that alerts and dashboard query only metrics that a service exports, and that the page on metrics lists them all. */
class MetricNamesTest {

    private static final List<String> MODULES =
            List.of("platform", "gateway", "render-service", "trainer-service", "scorer-service");

    private static final Path PAGE = Path.of("../docs/metrics.md");

    /** Parts of a query that name no metric: label selectors, grouping labels and time ranges. */
    private static final Pattern NO_METRIC =
            Pattern.compile("\\{[^}]*}|\\b(?:by|on|without)\\s*\\([^)]*\\)|\\[[^\\]]*]");

    private static final Pattern METRIC = Pattern.compile("\\b(?:up|[a-z0-9]+(?:_[a-z0-9]+)+)\\b");

    /** A meter's registration: what it is built by, its name, its unit if that is the next argument, and the rest. */
    private static final Pattern METER = Pattern.compile(
            "\\b(\\w+\\.builder|gauge|TopicCounters)\\(\\s*(?:registry,\\s*)?\"(ventral\\.[a-z.]+)\"(?:,\\s*\"([a-z]+)\")?([^;]*);");

    private static final Pattern UNIT = Pattern.compile("baseUnit\\(\"([a-z]+)\"\\)");

    private static final Pattern METERS =
            Pattern.compile("import io\\.micrometer\\.core\\.instrument|import ventral\\.platform\\.micrometer");

    /** A row of a table of the page, which starts with the metric's name. */
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9_]+)` \\|", Pattern.MULTILINE);

    @Test
    void every_queried_metric_is_on_the_page() throws IOException {
        Set<String> listed = listed();
        for (String query : queries()) {
            assertThat(METRIC.matcher(NO_METRIC.matcher(query).replaceAll(" "))
                            .results()
                            .map(MatchResult::group)
                            .filter(name -> !name.endsWith("_over_time"))
                            .map(MetricNamesTest::withoutPart))
                    .as(query)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(listed).contains(name));
        }
    }

    @Test
    void the_page_lists_exactly_the_metrics_that_services_register() throws IOException {
        Set<String> exported = new TreeSet<>();
        for (Path file : meterClasses()) {
            METER.matcher(Files.readString(file))
                    .results()
                    .map(MetricNamesTest::metric)
                    .forEach(exported::add);
        }
        assertThat(exported)
                .contains(
                        "ventral_trainer_run_loss",
                        "ventral_trainer_device_memory_bytes",
                        "ventral_renderer_draw_seconds");
        assertThat(listed().stream().filter(name -> name.startsWith("ventral_")))
                .hasSameElementsAs(exported);
    }

    @Test
    void image_logs_are_not_measured_by_their_producers_which_no_channel_announces() throws IOException {
        assertThat(queries()).noneMatch(query -> query.contains("image-batches"));
    }

    /** Returns the name of a timer whose count, sum or maximum this is, or else the name. */
    private static String withoutPart(String name) {
        return name.replaceFirst("_seconds_(?:count|sum|max)$", "_seconds");
    }

    private static Set<String> listed() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        JsonNode alerts = new YAMLMapper().readTree(Files.readString(Path.of("observability/alerts.yml")));
        queries.addAll(alerts.findValuesAsText("expr"));
        Path dashboard = Path.of("observability/grafana/dashboards/ventral.json");
        queries.addAll(new ObjectMapper().readTree(Files.readString(dashboard)).findValuesAsText("expr"));
        assertThat(queries).hasSizeGreaterThan(30);
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

    /** Returns the name that Prometheus has for a meter: with its unit, and {@code total} if it counts. */
    private static String metric(MatchResult meter) {
        String builder = meter.group(1);
        String name = meter.group(2).replace('.', '_');
        @Nullable String unit = meter.group(3);
        Optional<MatchResult> declared = UNIT.matcher(meter.group(4)).results().findFirst();
        if (declared.isPresent()) {
            unit = declared.get().group(1);
        } else if (builder.equals("Timer.builder")) {
            unit = "seconds";
        }
        if (unit != null && !name.endsWith("_" + unit)) {
            name += "_" + unit;
        }
        return builder.endsWith("Counter.builder") || builder.equals("TopicCounters") ? name + "_total" : name;
    }
}
