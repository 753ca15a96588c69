package ventral.scorer.djl.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxCommandTest {

    private static final SandboxCommand.ResourceLimits LIMITS = new SandboxCommand.ResourceLimits(1L << 30, 60, 0, 0);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void limits_hold_for_what_is_run(ScriptIsolation isolation) throws Exception {
        assumePossible(isolation);
        assertThat(output(isolation, List.of(), "ulimit -v; ulimit -t; ulimit -H -t; ulimit -f; ulimit -c"))
                .containsExactly("1048576", "60", "70", "0", "0");
    }

    @ParameterizedTest
    @EnumSource
    void the_limit_of_cpu_time_is_not_taken_for_a_kill_from_outside(ScriptIsolation isolation) throws Exception {
        assumePossible(isolation);
        SandboxCommand.ResourceLimits oneSecond = new SandboxCommand.ResourceLimits(1L << 30, 1, 0, 0);
        int status =
                start(isolation, oneSecond, List.of(), "while :; do :; done").waitFor();
        assertThat(ExitStatus.isKilled(status)).isFalse();
        assertThat(ExitStatus.describe(status, "")).isEqualTo("it reached the limit of CPU time (SIGXCPU)");
    }

    @ParameterizedTest
    @EnumSource(names = {"PRIVATE_FILES", "NO_NETWORK"})
    void there_is_no_network_but_a_loopback_that_is_down(ScriptIsolation isolation) throws Exception {
        assumePossible(isolation);
        assertThat(output(isolation, List.of(), "tail -n +3 /proc/net/dev"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("lo:");
    }

    @Test
    void only_the_named_files_are_seen_and_none_is_written() throws Exception {
        assumePossible(ScriptIsolation.PRIVATE_FILES);
        Path named = Files.createDirectory(folder.resolve("named"));
        Path data = Files.writeString(named.resolve("data"), "seen");
        Path other = Files.writeString(folder.resolve("other"), "not seen");
        assertThat(output(
                        ScriptIsolation.PRIVATE_FILES,
                        List.of(named.toString()),
                        "cat %s; echo; cat %s; echo x >%s; echo x >/new; echo end".formatted(data, other, data)))
                .containsExactly("seen", "end");
        assertThat(data).hasContent("seen");
    }

    @Test
    void what_is_run_has_no_capabilities() throws Exception {
        assumePossible(ScriptIsolation.PRIVATE_FILES);
        assertThat(output(ScriptIsolation.PRIVATE_FILES, List.of(), "grep -E '^Cap(Prm|Eff|Bnd)' /proc/self/status"))
                .hasSize(3)
                .allMatch(line -> line.endsWith("\t0000000000000000"));
    }

    @Test
    void secrets_of_the_environment_are_not_passed_on() {
        assertThat(SandboxCommand.environment(Map.of(
                        "AWS_SECRET_ACCESS_KEY",
                        "secret",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "secret",
                        "HOME",
                        "/home/me",
                        "ONEDNN_MAX_CPU_ISA",
                        "AVX2",
                        "MALLOC_ARENA_MAX",
                        "1")))
                .containsOnlyKeys("PATH", "ONEDNN_MAX_CPU_ISA", "MALLOC_ARENA_MAX");
    }

    private void assumePossible(ScriptIsolation isolation) throws IOException, InterruptedException {
        Path root = Files.createTempDirectory(folder, "root");
        assumeTrue(SandboxCommand.isPossible(isolation, LIMITS, root), isolation + " is not permitted here");
    }

    /** Returns the lines that a shell script writes in a sandbox to descriptor 3. */
    private List<String> output(ScriptIsolation isolation, List<String> files, String script) throws Exception {
        Process process = start(isolation, LIMITS, files, script);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text.lines().toList();
    }

    private Process start(
            ScriptIsolation isolation, SandboxCommand.ResourceLimits limits, List<String> files, String script)
            throws IOException {
        Path root = Files.createTempDirectory(folder, "root");
        ProcessBuilder builder = new ProcessBuilder(SandboxCommand.of(
                isolation, limits, root, files, List.of("sh", "-c", "{ " + script + "; } >&3 2>/dev/null")));
        builder.environment().clear();
        builder.environment().putAll(SandboxCommand.environment(System.getenv()));
        return builder.start();
    }
}
