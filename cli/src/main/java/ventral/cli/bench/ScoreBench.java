package ventral.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
import ventral.launcher.component.LaunchException;
import ventral.launcher.service.TorchEnvironment;

/** Runs the scorer's benchmarks. */
final class ScoreBench {

    static final String SCORE = "score";
    static final String MEMORY = "memory";

    private ScoreBench() {}

    /**
     * Runs a benchmark and returns its exit status.
     *
     * @param benchmark arguments after {@code bench}
     */
    static int run(List<String> benchmark) throws CommandException, LaunchException, IOException, InterruptedException {
        Path home = LocalOptions.home();
        BenchmarkLauncher program = program();
        List<String> whole = new ArrayList<>(List.of(
                benchmark.get(0),
                "--peer",
                home.resolve("benchmarks/peers/sklearn_pls.py").toString()));
        whole.addAll(benchmark.subList(1, benchmark.size()));
        return program.start(program.command(home, whole)).waitFor();
    }

    /** Returns a launcher with the scorer's settings in a local system, and heap for many features. */
    private static BenchmarkLauncher program() throws LaunchException {
        return new BenchmarkLauncher(
                "scorer-service",
                "ventral.benchmarks.score.ScorerBenchMain",
                List.of(
                        "-Xmx3g",
                        "-XX:+UseSerialGC",
                        "-Dai.djl.offline=true",
                        "-Dai.djl.pytorch.graph_optimizer=false"),
                TorchEnvironment.ofScoring());
    }
}
