package ventral.benchmarks.score;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the scorer's benchmarks. */
@Command(
        name = "ventral bench",
        description = "Measures the speed and the memory of scoring on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {RegressionBenchCommand.class, MemoryBenchCommand.class, MemoryProbeCommand.class})
public final class ScorerBenchMain {

    private ScorerBenchMain() {}

    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new ScorerBenchMain());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof IOException || failure instanceof IllegalStateException)) {
                throw failure;
            }
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }
}
