package ventral.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTablesTest {

    @Test
    void the_control_stands_once_and_first_then_every_checkpoint() {
        assertThat(new ScoreTables(Samples.snapshot(2048, 2048, Samples.scores())).lines())
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
    void a_checkpoint_that_could_not_be_scored_says_why() {
        Snapshot snapshot = Samples.snapshot(2048, 2048, List.of(Samples.failed("demo-distance-n64-s0", 64)));
        assertThat(new ScoreTables(snapshot).lines()).anyMatch(line -> line.endsWith("failed: the digest differs"));
    }

    @Test
    void a_score_of_a_strange_run_is_refused() {
        Snapshot snapshot = Samples.snapshot(2048, 2048, List.of(Samples.score("other", 64, 0.4)));
        assertThatThrownBy(() -> new ScoreTables(snapshot).lines())
                .hasMessage("runs/other/checkpoints/64/scores/sim-it is of no run of this experiment");
    }
}
