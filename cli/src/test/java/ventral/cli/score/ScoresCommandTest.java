package ventral.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.ListReferenceScoresRequest;
import ventral.api.v1.ListScoresRequest;
import ventral.api.v1.Normalisation;
import ventral.api.v1.WatchScoresRequest;
import ventral.cli.Ventral;
import ventral.cli.output.ExitCode;
import ventral.cli.testing.FakeScoreGateway;

class ScoresCommandTest {

    private final FakeScoreGateway service = new FakeScoreGateway();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void scores_are_listed_newest_first_with_both_normalisations_and_what_is_simulated() {
        assertThat(run("scores", "list")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        checkpoint               objective  benchmark  raw r  ± s.e.  ceiling  (r/c)²   r²/c  responses  layer
                        ───────────────────────  ─────────  ─────────  ─────  ──────  ───────  ──────  ─────  ─────────  ─────────────
                        runs/r1/checkpoints/512  distance   b1         0.400   0.013    0.800   0.250  0.200  simulated  layer1.0.relu
                        runs/r1/checkpoints/0    distance   b1         0.300   0.013    0.800   0.141  0.112  simulated  layer1.0.relu
                        """);
        out.getBuffer().setLength(0);
        assertThat(run("scores", "list", "--order-by", "name")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines().skip(2)).first().asString().startsWith("runs/r1/checkpoints/0 ");
    }

    @Test
    void scores_are_filtered_by_run_sweep_benchmark_and_words() {
        assertThat(run(
                        "scores",
                        "list",
                        "--run",
                        "r1",
                        "--sweep",
                        "w1",
                        "--benchmark",
                        "b1",
                        "--filter",
                        "objective = \"objectives/distance\""))
                .isEqualTo(ExitCode.OK);
        assertThat(service.lists.get(0))
                .isEqualTo(ListScoresRequest.newBuilder()
                        .setParent("runs/r1/checkpoints/-")
                        .setPageSize(1000)
                        .setOrderBy("create_time desc")
                        .setFilter(
                                "sweep = \"sweeps/w1\" AND benchmark = \"benchmarks/b1\" AND objective = \"objectives/distance\"")
                        .build());
    }

    @Test
    void a_benchmark_that_is_not_there_is_no_empty_list() {
        assertThat(run("scores", "list", "--benchmark", "b2")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("there is no benchmarks/b2");
    }

    @Test
    void one_score_is_an_object_in_json() throws IOException {
        assertThat(run("scores", "get", "runs/r1/checkpoints/512/scores/b1", "-o", "json"))
                .isEqualTo(ExitCode.OK);
        JsonNode score = new ObjectMapper().readTree(out.toString());
        assertThat(score.get("name").asText()).isEqualTo("runs/r1/checkpoints/512/scores/b1");
        assertThat(score.get("rawValue").asDouble()).isEqualTo(.4);
        assertThat(run("scores", "get", "b1")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("'b1'").contains("runs/{run}/checkpoints/{seen_image_count}/scores");
    }

    @Test
    void a_watch_goes_on_behind_what_it_heard_and_prints_each_score_once() throws IOException {
        assertThat(run("scores", "watch", "--sweep", "w1", "-o", "json")).isEqualTo(ExitCode.FAILED);
        List<String> names = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            names.add(new ObjectMapper().readTree(line).get("name").asText());
        }
        assertThat(names).containsExactly(FakeScoreGateway.FIRST.getName(), FakeScoreGateway.SECOND.getName());
        assertThat(service.watches)
                .extracting(WatchScoresRequest::getResumeToken)
                .containsExactly("", "1");
        assertThat(service.watches).extracting(WatchScoresRequest::getFilter).containsOnly("sweep = \"sweeps/w1\"");
        assertThat(err.toString()).contains("enough");
    }

    @Test
    void a_watch_for_people_has_one_heading() {
        run("scores", "watch");
        assertThat(out.toString().lines())
                .hasSize(4)
                .filteredOn(line -> line.startsWith("checkpoint"))
                .hasSize(1);
    }

    @Test
    void a_watch_of_new_scores_leaves_out_those_that_are_there() {
        run("scores", "watch", "--new");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void references_are_listed_by_network_and_suite() {
        assertThat(run("references", "list", "imagenet", "--suite", "s1", "--order-by", "raw_value desc"))
                .isEqualTo(ExitCode.OK);
        assertThat(service.referenceLists.get(0))
                .isEqualTo(ListReferenceScoresRequest.newBuilder()
                        .setParent("references/imagenet")
                        .setPageSize(1000)
                        .setFilter("suite = \"s1\"")
                        .setOrderBy("raw_value desc")
                        .build());
        assertThat(run("references", "list", "--benchmark", "b2")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("there is no benchmarks/b2");
    }

    @Test
    void benchmarks_of_the_system_are_listed_in_csv() {
        assertThat(run("benchmarks", "list", "-o", "csv")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("benchmarks/b1,REGION_V4,pls,0.8,0,0,0,true,BENCHMARK_STATE_READY,");
    }

    @Test
    void a_watch_of_benchmarks_goes_on_where_it_was_cut_off() throws IOException {
        assertThat(run("benchmarks", "watch", "-o", "json")).isEqualTo(ExitCode.FAILED);
        List<String> names = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            names.add(new ObjectMapper().readTree(line).get("name").asText());
        }
        assertThat(names).containsExactly("benchmarks/b1", "benchmarks/b2");
        assertThat(err.toString()).contains("enough");
    }

    @Test
    void curves_are_drawn_on_the_benchmarks_that_they_are_on() {
        assertThat(run("curve", "w1")).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .startsWith("V4  benchmarks/b1  simulated: (r/c)² against training images")
                .contains("● Category", "▲ Distance", "╌ untrained control 0.141");
    }

    @Test
    void a_curves_csv_has_a_row_for_each_point() {
        assertThat(run("curve", "sweeps/w1", "-o", "csv", "--objective", "category", "--benchmark", "b1"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualTo("""
                        curve,objective,benchmark,suite,normalisation,simulated,updateCount,epochCount,imageCount,runCount,mean,standardDeviation,residual
                        sweeps/w1/scalingCurves/category~b1,category,b1,,NORMALISATION_RATIO_SQUARED,true,0,0,64,1,0.1,,
                        sweeps/w1/scalingCurves/category~b1,category,b1,,NORMALISATION_RATIO_SQUARED,true,0,0,128,1,0.2,,
                        """);
    }

    @Test
    void a_normalisation_is_asked_for_by_name() {
        run("curve", "w1", "--normalisation", "squared-over-ceiling", "-o", "json");
        assertThat(service.curveLists.get(0).getNormalisation())
                .isEqualTo(Normalisation.NORMALISATION_SQUARED_OVER_CEILING);
        run("curve", "w1", "--normalisation", "raw", "--join", "w2,sweeps/w3", "-o", "json");
        assertThat(service.curveLists.get(1).getNormalisation()).isEqualTo(Normalisation.NORMALISATION_RAW);
        assertThat(service.curveLists.get(1).getJoinedSweepsList()).containsExactly("sweeps/w2", "sweeps/w3");
        assertThat(run("curve", "w1", "--normalisation", "none")).isEqualTo(ExitCode.USAGE);
        assertThat(run("curve", "w1", "--benchmark", "b1", "--suite", "s1")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_curve_that_is_not_there_is_answered_with_those_that_are() {
        assertThat(run("curve", "w1", "--objective", "identity")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                        ventral: sweeps/w1 has no such curve; there are
                          --objective category --benchmark b1
                          --objective distance --benchmark b1
                        """);
        err.getBuffer().setLength(0);
        assertThat(run("curve", "w2")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("ventral: sweeps/w2 has no curve yet");
    }

    private int run(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--gateway", service.address()));
        return Ventral.commandLine()
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(out))
                .execute(arguments.toArray(String[]::new));
    }
}
