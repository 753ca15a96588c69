package ventral.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.cli.Ventral;
import ventral.cli.output.ExitCode;
import ventral.planner.csv.RateFile;
import ventral.planner.rate.Rate;
import ventral.planner.rate.RateTable;

class PlanCommandTest {

    private static final String SMALL = "plan --images 64000 --image-size 64 --objective distance,category --seeds 1";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_plan_for_people_says_hours_bytes_and_what_holds_it_up() {
        assertThat(run(SMALL + " --sizes 2")).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .startsWith("4 runs: 2 objectives x 1 seeds x 2 dataset sizes, over 64,000 images of 64 x 64 pixels")
                .contains("168,576 images learnt from in all", "image-batches.{stream}", "hours of renderers")
                .containsPattern("trainers +\\d+ % ")
                .doesNotContain("cost");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whole_numbers_are_strings_in_json_as_elsewhere() throws IOException {
        assertThat(run(SMALL + " --benchmarks 0 --rate trained-images-per-second=128 -o json"))
                .isEqualTo(ExitCode.OK);
        JsonNode plan = new ObjectMapper().readTree(out.toString());
        assertThat(plan.get("images").isTextual()).isTrue();
        assertThat(plan.get("learntImages").asLong()).isEqualTo(128_000);
        assertThat(plan.get("trainedHours").asDouble()).isBetween(1000 / 3600., 1030 / 3600.);
        assertThat(plan.get("bottleneck").asText()).isEqualTo("TRAINERS");
        assertThat(plan.has("cost")).isFalse();
    }

    @Test
    void a_row_for_each_count_shows_how_the_bottleneck_moves() {
        assertThat(run(SMALL + " --rate trained-images-per-second=2000 --benchmarks 0 --sweep-of trainers=1,2,4"
                        + " --price trainer-hour=3 -o csv"))
                .isEqualTo(ExitCode.OK);
        List<String> rows = out.toString().lines().toList();
        List<String> header = List.of(rows.get(0).split(","));
        assertThat(rows.subList(1, 4))
                .extracting(row ->
                        row.split(",")[header.indexOf("trainers")] + " " + row.split(",")[header.indexOf("bottleneck")])
                .containsExactly("1 TRAINERS", "2 RENDERERS", "4 RENDERERS");
        assertThat(header).contains("cost", "costPerPoint", "fullestBrokerBytes");
        out.getBuffer().setLength(0);
        assertThat(run(SMALL + " --sweep-of trainers=1,2 --price trainer-hour=3"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("bottleneck  ", "a point");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer=1", "trainers", "trainers=1,x", "gpus=3"})
    void counts_of_nothing_that_there_is_are_refused_with_an_example(String counts) {
        assertThat(run(SMALL + " --sweep-of " + counts)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'" + counts + "' is not like trainers=1,2,4");
    }

    @Test
    void a_rate_that_nobody_knows_is_asked_for_by_name() {
        assertThat(run("plan --images 64000 --image-size 100")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .startsWith("ventral: rendered-images-per-second has no value for images of 100 pixels")
                .contains("set one with --rate rendered-images-per-second=N");
        err.getBuffer().setLength(0);
        assertThat(run(SMALL + " --rate trained-images-per-second=0")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("images a second of a trainer 0.0 is not above 0");
        assertThat(run(SMALL + " --rate speed=1")).isEqualTo(ExitCode.USAGE);
        assertThat(run(SMALL + " --price trainer-hour=-1")).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void without_images_there_is_nothing_to_plan() {
        assertThat(run("plan")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--images");
    }

    @Test
    void every_rate_has_a_source_and_a_value_for_pictures_of_every_size() {
        assertThat(run("plan rates")).isEqualTo(ExitCode.OK);
        RateTable card = RateFile.read();
        for (int imageSize : List.of(64, 128, 224)) {
            assertThat(card.of(imageSize, java.util.Map.of()).values()).hasSize(Rate.values().length);
        }
        assertThat(card.entries()).allSatisfy(entry -> {
            assertThat(entry.source()).matches("(README.md|docs/[a-z0-9/-]+\\.md): .+|assumed(: .+)?");
            assertThat(out.toString()).contains(entry.source());
        });
    }

    private int run(String line) {
        return Ventral.commandLine()
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(out, true))
                .execute(line.split(" "));
    }
}
