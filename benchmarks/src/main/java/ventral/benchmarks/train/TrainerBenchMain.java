package ventral.benchmarks.train;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the trainer's benchmark, or one of the measurements that it starts as processes. */
@Command(
        name = "ventral bench",
        description = "Measures the performance of this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {TrainingStepBenchCommand.class, ProbeCommand.class, ExportStepCommand.class})
public final class TrainerBenchMain {

    private TrainerBenchMain() {}

    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    public static CommandLine commandLine() {
        return new CommandLine(new TrainerBenchMain());
    }
}
