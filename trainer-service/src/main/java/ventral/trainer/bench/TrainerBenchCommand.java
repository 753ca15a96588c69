package ventral.trainer.bench;

import picocli.CommandLine.Command;

@Command(
        name = "bench",
        description = "Measures the performance of this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {TrainingStepBenchCommand.class, ProbeCommand.class})
public final class TrainerBenchCommand {}
