package ventral.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.cli.output.ExitCode;

class CompletionCommandTest {

    @Test
    void bash_completes_commands_options_and_words(@TempDir Path folder) throws Exception {
        Path script = folder.resolve("ventral");
        Files.writeString(script, script("bash"));
        assertThat(completed(script, "ventral", "sc")).contains("scores");
        assertThat(completed(script, "ventral", "scores", "")).contains("list", "get", "watch");
        assertThat(completed(script, "ventral", "scores", "list", "--be")).contains("--benchmark");
        assertThat(completed(script, "ventral", "runs", "get", "--output", "")).contains("json", "yaml", "csv");
        assertThat(completed(script, "ventral", "benchmarks", "f")).contains("fetch");
        assertThat(completed(script, "ventral", "log")).contains("login", "logout");
        assertThat(completed(script, "ventral", "runs", "list", "--t")).contains("--tls-ca", "--token-file");
        assertThat(completed(script, "ventral", "tokens", "create", "--role", ""))
                .contains("operator");
    }

    @Test
    void zsh_reads_the_same_script() {
        assertThat(script("zsh")).isEqualTo(script("bash")).contains("bashcompinit");
    }

    @Test
    void another_shell_is_a_wrong_command_line() {
        StringWriter err = new StringWriter();
        assertThat(Ventral.commandLine().setErr(new PrintWriter(err)).execute("completion", "fish"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("expected one of [bash, zsh] but was 'fish'");
    }

    private static String script(String shell) {
        StringWriter out = new StringWriter();
        assertThat(Ventral.commandLine().setOut(new PrintWriter(out)).execute("completion", shell))
                .isEqualTo(ExitCode.OK);
        return out.toString();
    }

    /** Returns the completions that bash offers for the last word after sourcing the script. */
    private static List<String> completed(Path script, String... words) throws IOException, InterruptedException {
        String ask =
                "source %s && COMP_WORDS=(%s) && COMP_CWORD=%d && _complete_ventral && printf '%%s\\n' \"${COMPREPLY[@]}\""
                        .formatted(script, "'" + String.join("' '", words) + "'", words.length - 1);
        Process bash = new ProcessBuilder("bash", "--norc", "-ec", ask)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said.lines().map(String::strip).toList();
    }
}
