package ventral.benchmarks.load;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the load test of a whole system. */
@Command(
        name = "ventral bench",
        description = "Measures the performance of this machine.",
        mixinStandardHelpOptions = true,
        subcommands = LoadBenchCommand.class)
public final class LoadBenchMain {

    private LoadBenchMain() {}

    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    public static CommandLine commandLine() {
        return new CommandLine(new LoadBenchMain());
    }
}
