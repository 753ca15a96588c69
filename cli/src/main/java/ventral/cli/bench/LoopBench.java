package ventral.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
import ventral.launcher.component.LaunchException;

/** Runs the benchmark of rendering, training and scoring at once, on a temporary system. */
final class LoopBench {

    static final String NAME = "loop";

    private static final BenchmarkLauncher PROGRAM = new BenchmarkLauncher(
            "gateway", "ventral.benchmarks.loop.LoopBenchMain", List.of("-Xmx256m", "-XX:+UseSerialGC"), Map.of());

    private LoopBench() {}

    /**
     * Runs the benchmark and returns its exit status.
     *
     * @param options options after {@code bench loop}
     */
    static int run(List<String> options) throws CommandException, LaunchException, IOException, InterruptedException {
        Path home = LocalOptions.home();
        List<String> arguments = new ArrayList<>(List.of(NAME));
        arguments.addAll(options);
        List<String> command = PROGRAM.command(home, arguments);
        if (!LoadBench.needsSystem(options)) {
            return PROGRAM.start(command).waitFor();
        }
        int invalid = PROGRAM.start(LoadBench.validation(command)).waitFor();
        if (invalid != 0) {
            return invalid;
        }
        Path folder = Files.createTempDirectory("ventral-bench-loop-");
        try {
            return BenchSystem.run(PROGRAM, command, home, folder.resolve("data"), system -> List.of());
        } finally {
            Files.deleteIfExists(folder);
        }
    }
}
