package ventral.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurvesTest {

    private final Snapshot snapshot = Samples.snapshot(2048, 2048, Samples.scores());

    @Test
    void a_plot_names_its_benchmark_its_slopes_and_its_control() {
        List<String> lines = new Curves(snapshot, List.of(Samples.curve(true))).lines(80);
        assertThat(lines).first().isEqualTo("IT  benchmarks/sim-it  simulated: (r/c)² against training images");
        assertThat(lines)
                .contains(
                        "  ● Distance  +0.1595 ± 0.0120 for each factor of ten in images (R² 0.97)",
                        "  ╌ untrained control 0.250");
        assertThat(lines).allMatch(line -> line.length() <= 80);
    }

    @Test
    void two_sizes_are_drawn_without_a_fit() {
        assertThat(new Curves(snapshot, List.of(Samples.curve(false))).lines(80))
                .contains("  ● Distance  no fit: it takes three dataset sizes");
    }
}
