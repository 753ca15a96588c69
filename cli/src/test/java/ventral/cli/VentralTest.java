package ventral.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import ventral.cli.local.FreePorts;

class VentralTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"up", "demo", "status", "render"})
    void every_command_has_help_of_its_own(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: ventral " + command);
    }

    @Test
    void an_unknown_command_is_a_wrong_command_line() {
        assertThat(run("dance")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_demo_that_cannot_be_is_refused_before_anything_starts(@TempDir Path data) {
        assertThat(run("demo", "--images", "500", "--data", data.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "ventral: image_count 500 is not a positive multiple of batch_size 64; the nearest above is 512");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void status_says_when_nothing_runs_how_to_start() {
        int base = FreePorts.find().base();
        assertThat(run("status", "--port-base", Integer.toString(base))).isEqualTo(ExitCode.NOT_RUNNING);
    }

    @Test
    void what_follows_render_is_left_to_the_renderer() {
        CommandLine line = Ventral.commandLine();
        assertThat(line.parseArgs("render", "export", "--help")
                        .subcommand()
                        .matchedPositionals()
                        .get(0)
                        .stringValues())
                .containsExactly("export", "--help");
    }

    private int run(String... arguments) {
        return Ventral.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
