package ventral.cli.study.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.cli.study.StudySamples;
import ventral.cli.study.java2d.PngWriter;
import ventral.cli.study.result.StudyResults;
import ventral.contract.name.RunName;

class StudyReportTest {

    private static final SoftwareVersions VERSIONS = new SoftwareVersions("1.0", "17");

    private final StudyReport report = StudyReport.of(StudySamples.results(), VERSIONS, StudySamples.SOURCE);

    /**
     * The expected files were reviewed by eye. AnalysisTest and StatisticsTest compare their statistics with SciPy's.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.md",
                "comparisons.csv",
                "contrasts.csv",
                "curves.csv",
                "slopes.csv",
                "figure-2b-big-b1.svg",
                "figure-2c-big-b1.svg"
            })
    void the_report_has_the_bytes_that_were_looked_at(String file) throws IOException {
        assertThat(report.texts().get(file)).isEqualTo(golden(file));
    }

    @Test
    void every_score_is_in_the_table() {
        List<String> lines = report.texts().get("scores.csv").lines().toList();
        assertThat(lines).hasSize(1 + StudySamples.results().scores().size());
        assertThat(lines)
                .contains("big,big-untrained-s0,untrained,untrained,0,0,1,0,0,true,b1,3,layer3,0.4,0.01,0.8,0.8,"
                        + "0.25,0.2,");
    }

    @Test
    void results_in_another_order_give_the_same_report() {
        var results = StudySamples.results();
        var scores = new ArrayList<>(results.scores());
        var runs = new ArrayList<>(results.runs());
        var checkpoints = new ArrayList<>(results.checkpoints());
        Collections.reverse(scores);
        Collections.reverse(runs);
        Collections.reverse(checkpoints);
        StudyReport other = StudyReport.of(
                new StudyResults(
                        results.study(),
                        results.streams(),
                        runs,
                        checkpoints,
                        scores,
                        results.references(),
                        results.benchmarks()),
                VERSIONS,
                StudySamples.SOURCE);
        assertThat(other).isEqualTo(report);
    }

    @Test
    void the_crate_lists_every_file_and_refers_to_nothing_that_is_not_there() throws IOException {
        JsonNode crate = new ObjectMapper().readTree(report.texts().get("ro-crate-metadata.json"));
        assertThat(crate.get("@context").asText()).isEqualTo("https://w3id.org/ro/crate/1.1/context");
        List<String> ids = new ArrayList<>();
        crate.get("@graph").forEach(entity -> ids.add(entity.get("@id").asText()));
        assertThat(ids).doesNotHaveDuplicates().containsAll(report.texts().keySet());
        assertThat(ids).containsAll(report.drawings().keySet());
        List<String> referred = crate.findValues("hasPart").get(0).findValuesAsText("@id");
        assertThat(referred)
                .hasSize(report.texts().size() - 1 + report.drawings().size());
        assertThat(ids).containsAll(referred);
    }

    @Test
    void times_are_in_the_crate_alone() {
        report.texts().forEach((file, text) -> {
            if (!file.equals("ro-crate-metadata.json")) {
                assertThat(text).as(file).doesNotContain("2026-01-02T");
            }
        });
    }

    @Test
    void a_study_that_is_not_complete_says_what_does_not_count() {
        StudyReport unfinished = StudyReport.of(
                StudySamples.unfinished(new RunName("big-disrot-n4096-s3")), VERSIONS, StudySamples.SOURCE);
        assertThat(unfinished.texts().get("report.md"))
                .contains("40 of 41 runs have succeeded")
                .contains("- `runs/big-disrot-n4096-s3` is running and is excluded from comparisons");
    }

    @Test
    void a_figure_is_painted_as_png_with_the_same_bytes_each_time() {
        byte[] once = PngWriter.of(Objects.requireNonNull(report.drawings().get("figure-2c-big-b1.png")));
        assertThat(once).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(10_000);
        assertThat(PngWriter.of(Objects.requireNonNull(report.drawings().get("figure-2c-big-b1.png"))))
                .isEqualTo(once);
    }

    private static String golden(String file) throws IOException {
        String resource = "/study-report/" + file;
        try (InputStream stream =
                Objects.requireNonNull(StudyReportTest.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }
}
