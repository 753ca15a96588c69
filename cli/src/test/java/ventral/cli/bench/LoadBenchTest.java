package ventral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadBenchTest {

    private static final Path HOME = Path.of("/home/ventral");

    @Test
    void help_and_the_report_of_an_earlier_load_need_no_system() {
        assertThat(LoadBench.needsSystem(List.of("--duration", "3m"))).isTrue();
        assertThat(LoadBench.needsSystem(List.of("--help"))).isFalse();
        assertThat(LoadBench.needsSystem(List.of("--output", "soak", "--report")))
                .isFalse();
    }

    @Test
    void options_are_validated_as_they_are_given() {
        assertThat(LoadBench.validation(List.of("java", "load", "--watchers", "10")))
                .containsExactly("java", "load", "--watchers", "10", "--validate-only");
    }

    @Test
    void the_output_is_the_named_folder_or_one_of_the_build() {
        assertThat(LoadBench.output(List.of("--watchers", "10"), HOME)).isEqualTo(HOME.resolve("target/load"));
        assertThat(LoadBench.output(List.of("--output", "/data/soak"), HOME)).isEqualTo(Path.of("/data/soak"));
        assertThat(LoadBench.output(List.of("--output=/data/soak"), HOME)).isEqualTo(Path.of("/data/soak"));
    }

    @Test
    void the_program_gets_the_other_arguments_as_they_are() {
        assertThat(LoadBench.withoutOutput(List.of("--output", "a", "--watchers", "10", "--output=b", "--stalled=1")))
                .containsExactly("--watchers", "10", "--stalled=1");
    }
}
