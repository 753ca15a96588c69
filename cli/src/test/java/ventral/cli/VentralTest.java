package ventral.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import ventral.cli.output.ExitCode;
import ventral.cli.score.BenchmarksCommand;
import ventral.launcher.testing.FreePorts;

class VentralTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "demo",
                "study",
                "status",
                "streams",
                "runs",
                "sweeps",
                "checkpoints",
                "scores",
                "curve",
                "references",
                "benchmarks",
                "objectives",
                "plan",
                "completion",
                "login",
                "logout",
                "tokens",
                "dead-letters",
                "chaos",
                "render",
                "bench"
            })
    void every_command_has_help_of_its_own(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: ventral " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "demo", "study"})
    void only_the_command_that_runs_a_system_has_options_for_its_logs(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(run("up", "--log-files", "0", "--data", "no")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("--log-files 0 is invalid: it must be at least 1");
        assertThat(out.toString()).doesNotContain("--log-size", "--log-files");
        assertThat(run("up", "--help")).isZero();
        assertThat(out.toString()).contains("--log-size", "--log-files");
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
                        "ventral: image_count 500 is not a multiple of batch_size 64; the nearest above is 512 (0 is a stream without end)");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a_stream_of_a_part_of_a_batch_is_refused_before_anybody_is_asked() {
        assertThat(run("streams", "create", "s", "--images", "100", "--gateway", "127.0.0.1:1"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("ventral: image_count 100 is not a multiple of batch_size 64");
    }

    @Test
    void a_wrong_word_is_refused_with_the_right_ones() {
        assertThat(run("streams", "create", "s", "--images", "64", "--geometry", "TDW"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("TDW").contains("UNIFORM, TDW_2023, TDW_2024");
    }

    @Test
    void status_says_when_nothing_runs_how_to_start() {
        int base = FreePorts.find().base();
        assertThat(run("status", "--port-base", Integer.toString(base))).isEqualTo(ExitCode.NOT_RUNNING);
    }

    @Test
    void what_follows_models_is_left_to_the_renderer() {
        CommandLine line = Ventral.commandLine();
        assertThat(line.parseArgs("models", "show", "--library", "toys", "--help")
                        .subcommand()
                        .unmatched())
                .containsExactly("show", "--library", "toys", "--help");
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

    @Test
    void what_follows_benchmarks_is_left_to_the_scorer() {
        CommandLine line = Ventral.commandLine();
        assertThat(line.parseArgs("benchmarks", "fetch", "--endpoint", "http://mirror", "--help")
                        .subcommand()
                        .subcommand()
                        .unmatched())
                .containsExactly("--endpoint", "http://mirror", "--help");
        assertThat(line.parseArgs("benchmarks", "--folder", "mine", "fetch")
                        .subcommand()
                        .unmatched())
                .containsExactly("--folder", "mine", "fetch");
    }

    @Test
    void benchmarks_are_those_of_the_project_unless_another_folder_is_named() {
        Path home = Path.of("/home");
        assertThat(BenchmarksCommand.command(home, List.of("fetch")))
                .containsExactly("benchmarks", "--folder", "/home/scorer-service/benchmarks", "fetch");
        assertThat(BenchmarksCommand.command(home, List.of("fetch", "--folder=mine")))
                .containsExactly("benchmarks", "fetch", "--folder=mine");
    }

    @Test
    void a_command_line_for_some_arguments_helps_with_them_as_the_whole_one_does() {
        CommandLine whole = Ventral.commandLine();
        CommandLine onlyList = Ventral.commandLine(new String[] {"--help"});
        assertThat(onlyList.getUsageMessage()).isEqualTo(whole.getUsageMessage());
        assertThat(whole.getSubcommands()).hasSizeGreaterThan(20).allSatisfy((name, command) -> {
            CommandLine named =
                    Ventral.commandLine(new String[] {name}).getSubcommands().get(name);
            assertThat(named.getUsageMessage()).isEqualTo(command.getUsageMessage());
            assertThat(named.getSubcommands().keySet())
                    .isEqualTo(command.getSubcommands().keySet());
        });
    }

    @Test
    void arguments_may_stand_in_a_file(@TempDir Path folder) throws Exception {
        Path file =
                Files.writeString(folder.resolve("arguments"), "streams create s --images 100 --gateway 127.0.0.1:1");
        assertThat(run("@" + file)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("ventral: image_count 100 is not a multiple of batch_size 64");
    }

    private int run(String... arguments) {
        return Ventral.commandLine(arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
