package ventral.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.cli.study.StudySamples;

class StudyCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_study_is_priced_without_a_system() {
        assertThat(run("study", "price", "../studies/paper.yaml", "--gateway", "127.0.0.1:1"))
                .as(err.toString())
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("Study paper: 253 runs in 2 sweeps, 1,744 checkpoints, 8,720 scores on 5 benchmarks")
                .contains("training resnet18 on 224 x 224 pixels: 1,363,302,400 images, about 9125 h");
    }

    @Test
    void a_pace_that_was_never_measured_is_said_to_be_unknown(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, StudySamples.SOURCE);
        assertThat(run("study", "price", file.toString(), "--gateway", "127.0.0.1:1"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("rendering streams/s: 5,120 images, time unknown: no pace was measured at this size");
    }

    @Test
    void a_study_without_a_file_is_a_wrong_command_line() {
        assertThat(run("study")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Missing required parameter: 'FILE'");
    }

    @Test
    void a_wrong_file_is_refused_before_any_system_is_asked_or_started(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, StudySamples.SOURCE.replace("image_size: 32", "image_size: 16"));
        for (String[] words : new String[][] {{"study"}, {"study", "run"}, {"study", "report"}}) {
            String[] all = Arrays.copyOf(words, words.length + 1);
            all[words.length] = file.toString();
            assertThat(run(all)).isEqualTo(ExitCode.FAILED);
        }
        assertThat(err.toString())
                .contains("s.yaml:6: streams.s.image_size: image_size 16 is outside 32 to 512 pixels");
        assertThat(folder.toFile().list()).containsExactly("s.yaml");
    }

    private int run(String... arguments) {
        return Ventral.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
