package ventral.benchmarks.loop;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the benchmark of rendering, training and scoring at once. */
@Command(
        name = "ventral bench",
        description = "Measures the performance of this machine.",
        mixinStandardHelpOptions = true,
        subcommands = LoopBenchCommand.class)
public final class LoopBenchMain {

    private LoopBenchMain() {}

    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    public static CommandLine commandLine() {
        return new CommandLine(new LoopBenchMain());
    }
}
