package ventral.trainer;

import picocli.CommandLine.Command;
import ventral.trainer.bench.ProbeCommand;
import ventral.trainer.bench.TrainingStepBenchCommand;

@Command(
        name = "bench",
        description = "Measures the performance of this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {TrainingStepBenchCommand.class, ProbeCommand.class})
final class TrainerBenchCommand {}
