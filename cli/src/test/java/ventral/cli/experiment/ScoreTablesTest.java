package ventral.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Normalisation;
import ventral.api.v1.Score;

class ScoreTablesTest {

    @Test
    void the_control_stands_once_and_first_then_every_checkpoint() {
        assertThat(tables(ExperimentSamples.snapshot(2048, 2048, ExperimentSamples.scores())))
                .containsExactly(
                        "IT  benchmarks/sim-it  simulated  ceiling 0.800  (50 neuroids, 200 stimuli)",
                        "  objective          images  seed   seen  raw r  ± s.e.  ceiling  (r/c)²  layer",
                        "  ─────────────────  ──────  ────  ─────  ─────  ──────  ───────  ──────  ─────────────",
                        "  untrained control             0      0  0.400   0.010    0.800   0.250  layer3.1.relu",
                        "  distance               64     0     64  0.400   0.010    0.800   0.250  layer3.1.relu",
                        "  distance            2,048     0  1,024  0.480   0.010    0.800   0.360  layer3.1.relu",
                        "  distance            2,048     0  2,048  0.560   0.010    0.800   0.490  layer3.1.relu",
                        "");
    }

    @Test
    void reference_networks_stand_last_by_their_names_and_the_normalisation_is_named() {
        ExperimentSnapshot snapshot = ExperimentSamples.with(
                ExperimentSamples.snapshot(
                        2048, 2048, ExperimentSamples.scores().subList(0, 1)),
                ExperimentSamples.reference("imagenet", "ImageNet MobileNetV2", 0.6));
        assertThat(new ScoreTables(snapshot, Normalisation.NORMALISATION_SQUARED_OVER_CEILING).lines())
                .containsExactly(
                        "IT  benchmarks/sim-it  simulated  ceiling 0.800  (50 neuroids, 200 stimuli)",
                        "  objective             images  seed   seen  raw r  ± s.e.  ceiling   r²/c  layer",
                        "  ────────────────────  ──────  ────  ─────  ─────  ──────  ───────  ─────  ─────────────",
                        "  distance               2,048     0  2,048  0.560   0.010    0.800  0.392  layer3.1.relu",
                        "  ImageNet MobileNetV2                       0.600   0.020    0.800  0.450  features.17",
                        "");
    }

    @Test
    void without_a_ceiling_there_is_no_normalised_value() {
        Score unknown = ExperimentSamples.score("demo-distance-n64-s0", 64, 0.4).toBuilder()
                .setCeilingUnknown(true)
                .build();
        assertThat(tables(ExperimentSamples.snapshot(2048, 2048, List.of(unknown))))
                .contains("  distance       64     0    64  0.400   0.010  unknown          layer3.1.relu");
    }

    @Test
    void a_ceiling_that_is_known_by_its_bounds_shows_both() {
        Score bounded = ExperimentSamples.score("demo-distance-n64-s0", 64, 0.4).toBuilder()
                .setCeilingLowerBound(0.7)
                .build();
        assertThat(tables(ExperimentSamples.snapshot(2048, 2048, List.of(bounded))))
                .anyMatch(line -> line.contains("  0.700–0.800   0.250  "));
    }

    @Test
    void a_ceiling_that_is_stated_is_marked() {
        Score stated = ExperimentSamples.score("demo-distance-n64-s0", 64, 0.4).toBuilder()
                .setCeilingStated(true)
                .build();
        assertThat(tables(ExperimentSamples.snapshot(2048, 2048, List.of(stated))))
                .anyMatch(line -> line.contains("  0.800 stated   0.250  "));
    }

    @Test
    void a_checkpoint_that_could_not_be_scored_says_why() {
        ExperimentSnapshot snapshot =
                ExperimentSamples.snapshot(2048, 2048, List.of(ExperimentSamples.failed("demo-distance-n64-s0", 64)));
        assertThat(tables(snapshot)).anyMatch(line -> line.endsWith("failed: the digest differs"));
    }

    @Test
    void a_score_of_a_strange_run_is_refused() {
        ExperimentSnapshot snapshot =
                ExperimentSamples.snapshot(2048, 2048, List.of(ExperimentSamples.score("other", 64, 0.4)));
        assertThatThrownBy(() -> tables(snapshot))
                .hasMessage("runs/other/checkpoints/64/scores/sim-it belongs to no run of this experiment");
    }

    private static List<String> tables(ExperimentSnapshot snapshot) {
        return new ScoreTables(snapshot, Normalisation.NORMALISATION_RATIO_SQUARED).lines();
    }
}
