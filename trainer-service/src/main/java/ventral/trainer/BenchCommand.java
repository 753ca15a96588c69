package ventral.trainer;

import picocli.CommandLine.Command;
import ventral.trainer.bench.ProbeCommand;
import ventral.trainer.bench.TrainBenchCommand;

@Command(
        name = "bench",
        description = "Measures the performance of this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {TrainBenchCommand.class, ProbeCommand.class})
final class BenchCommand {}
