package ventral.cli.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;

/** Runs the renderer's benchmarks. */
final class RenderBench {

    static final String RENDER = "render";
    static final String CODECS = "codecs";

    private static final BenchmarkLauncher PROGRAM =
            new BenchmarkLauncher("render-service", "ventral.benchmarks.render.RenderBenchMain", List.of(), Map.of());

    private RenderBench() {}

    /**
     * Runs a benchmark and returns its exit status.
     *
     * @param arguments arguments after {@code bench}
     */
    static int run(List<String> arguments) throws CommandException, IOException, InterruptedException {
        return PROGRAM.start(PROGRAM.command(LocalOptions.home(), arguments)).waitFor();
    }
}
