package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Checks that each alert has a page in the runbook and tests, and that each page has an alert. */
class RunbookTest {

    private static final Path RUNBOOK = Path.of("../docs/runbook");
    private static final String INDEX = "README.md";
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @Test
    void every_alert_names_its_page() throws IOException {
        for (JsonNode alert : alerts()) {
            String name = alert.path("alert").asText();
            assertThat(alert.at("/annotations/runbook_url").asText()).as(name).isEqualTo("docs/runbook/" + page(name));
            assertThat(alert.at("/annotations/description").asText()).as(name).isNotBlank();
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("page", "warn");
        }
    }

    @Test
    void every_page_has_an_alert_and_the_sections_of_a_page() throws IOException {
        Map<String, String> titles = alerts().stream()
                .map(alert -> alert.path("alert").asText())
                .collect(Collectors.toMap(RunbookTest::page, name -> "# " + name));
        assertThat(pages()).containsExactlyInAnyOrderElementsOf(titles.keySet());
        for (String page : titles.keySet()) {
            assertThat(Files.readString(RUNBOOK.resolve(page)).lines().filter(line -> line.startsWith("#")))
                    .as(page)
                    .containsExactly(
                            titles.get(page),
                            "## What it means",
                            "## What to look at",
                            "## What to do",
                            "## How it ends");
        }
    }

    @Test
    void the_index_lists_every_page_and_no_link_leads_nowhere() throws IOException {
        assertThat(links(INDEX)).containsAll(pages());
        for (String page : Stream.concat(pages().stream(), Stream.of(INDEX)).toList()) {
            assertThat(links(page))
                    .as(page)
                    .allSatisfy(link -> assertThat(RUNBOOK.resolve(link)).exists());
        }
    }

    @Test
    void every_alert_is_tested_where_it_fires_and_where_it_does_not() throws IOException {
        List<JsonNode> checks = read("alerts.test.yml").findValues("alert_rule_test").stream()
                .flatMap(RunbookTest::stream)
                .toList();
        for (JsonNode alert : alerts()) {
            String name = alert.path("alert").asText();
            assertThat(checks.stream()
                            .filter(check -> check.path("alertname").asText().equals(name))
                            .map(check -> check.has("exp_alerts"))
                            .distinct())
                    .as(name)
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    private static List<JsonNode> alerts() throws IOException {
        List<JsonNode> alerts = read("alerts.yml").findValues("rules").stream()
                .flatMap(RunbookTest::stream)
                .toList();
        assertThat(alerts).hasSizeGreaterThan(15);
        return alerts;
    }

    private static JsonNode read(String file) throws IOException {
        return new YAMLMapper().readTree(Files.readString(Path.of("observability", file)));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String page(String alert) {
        return alert.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT) + ".md";
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(RUNBOOK)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(INDEX))
                    .toList();
        }
    }

    private static List<String> links(String page) throws IOException {
        return LINK.matcher(Files.readString(RUNBOOK.resolve(page)))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }
}
