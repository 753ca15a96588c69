package ventral.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadBenchCommandTest {

    private final StringWriter errors = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void valid_options_pass_without_a_system() {
        assertThat(run("--validate-only", "--duration", "3m", "--warm-up", "30s"))
                .isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "--slow-trainer, 0, --slow-trainer 0 is not positive",
        "--stalled, 1, '--stalled 1 is outside 0 to 0, the number of --watchers'",
        "--images, 65, --images 65 is not a positive multiple of 64",
        "--duration, 5m, --warm-up 300 s is not below --duration 300 s: no sample would count",
        "--network, alexnet, --network"
    })
    void a_wrong_option_is_refused_before_a_system_starts(String option, String value, String reason) {
        assertThat(run("--validate-only", option, value)).isEqualTo(2);
        assertThat(errors.toString()).contains(reason);
    }

    @Test
    void a_load_needs_a_system_that_ventral_bench_starts() {
        assertThat(run("--launcher-pid", "1")).isEqualTo(2);
        assertThat(errors.toString()).contains("there is no system: start this program with ./ventral bench load");
    }

    @ParameterizedTest
    @CsvSource({"120.00, 100.00, 0", "120.00, 0.00, 1", "0.00, 0.00, 1", "'', '', 1"})
    void a_load_without_progress_fails(String rendered, String learnt, int status) throws IOException {
        List<String> lines = new ArrayList<>(List.of("elapsed_s,images_rendered.per_second,images_learnt.per_second"));
        for (int second = 0; second < 30; second++) {
            lines.add("%d.00,%s,%s".formatted(second, rendered, learnt));
        }
        Files.write(folder.resolve("samples.csv"), lines);
        assertThat(run("--report", "--warm-up", "1s")).isEqualTo(status);
    }

    private int run(String... options) {
        List<String> whole = new ArrayList<>(List.of("load", "--output", folder.toString()));
        whole.addAll(List.of(options));
        return LoadBenchMain.commandLine().setErr(new PrintWriter(errors)).execute(whole.toArray(String[]::new));
    }
}
