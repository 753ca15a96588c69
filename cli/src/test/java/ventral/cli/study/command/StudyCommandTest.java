package ventral.cli.study.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.cli.Ventral;
import ventral.cli.output.ExitCode;
import ventral.cli.study.StudySamples;
import ventral.cli.study.gateway.FakeStudyGateway;

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

    @Test
    void a_study_that_was_stopped_ends_with_the_report_of_an_undisturbed_one(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, StudySamples.SOURCE);
        Path undisturbed = folder.resolve("undisturbed");
        Path disturbed = folder.resolve("disturbed");
        try (FakeStudyGateway gateway = new FakeStudyGateway(1_000)) {
            gateway.addBenchmark("benchmarks/b1");
            assertThat(study(file, gateway, undisturbed)).as(err.toString()).isEqualTo(ExitCode.OK);
        }
        try (FakeStudyGateway gateway = new FakeStudyGateway(2_000)) {
            gateway.addBenchmark("benchmarks/b1");
            gateway.creationsLeft = 2;
            assertThat(study(file, gateway, disturbed)).isEqualTo(ExitCode.NOT_RUNNING);
            assertThat(disturbed).doesNotExist();
            gateway.creationsLeft = 1;
            assertThat(study(file, gateway, disturbed)).as(err.toString()).isEqualTo(ExitCode.OK);
        }
        try (Stream<Path> files = Files.list(undisturbed)) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThan(16);
            for (Path one : all) {
                if (one.endsWith("ro-crate-metadata.json")) {
                    assertThat(Files.readString(one)).contains("1970-01-01T00:16:40Z");
                } else {
                    assertThat(disturbed.resolve(one.getFileName())).hasSameBinaryContentAs(one);
                }
            }
        }
        assertThat(undisturbed.resolve("report.md"))
                .content()
                .contains("41 of 41 runs have succeeded", "**The responses are simulated.**");
    }

    private int study(Path file, FakeStudyGateway gateway, Path report) {
        return run("study", file.toString(), "--gateway", gateway.address(), "--report", report.toString());
    }

    private int run(String... arguments) {
        return Ventral.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
