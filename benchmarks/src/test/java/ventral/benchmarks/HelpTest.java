package ventral.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import ventral.benchmarks.gateway.GatewayBenchMain;
import ventral.benchmarks.load.LoadBenchMain;
import ventral.benchmarks.loop.LoopBenchMain;
import ventral.benchmarks.render.RenderBenchMain;
import ventral.benchmarks.score.ScorerBenchMain;
import ventral.benchmarks.train.TrainerBenchMain;

class HelpTest {

    @ParameterizedTest
    @MethodSource
    void help_names_a_benchmark_by_the_path_under_which_users_call_it(CommandLine line, String benchmark) {
        StringWriter out = new StringWriter();
        int status = line.setOut(new PrintWriter(out, true)).execute(benchmark, "--help");
        assertThat(status).isZero();
        assertThat(out.toString()).startsWith("Usage: ventral bench " + benchmark + " ");
    }

    static Stream<Arguments> help_names_a_benchmark_by_the_path_under_which_users_call_it() {
        return Stream.of(
                Arguments.of(RenderBenchMain.commandLine(), "render"),
                Arguments.of(RenderBenchMain.commandLine(), "codecs"),
                Arguments.of(TrainerBenchMain.commandLine(), "train"),
                Arguments.of(ScorerBenchMain.commandLine(), "score"),
                Arguments.of(ScorerBenchMain.commandLine(), "memory"),
                Arguments.of(GatewayBenchMain.commandLine(), "gateway"),
                Arguments.of(LoadBenchMain.commandLine(), "load"),
                Arguments.of(LoopBenchMain.commandLine(), "loop"));
    }
}
