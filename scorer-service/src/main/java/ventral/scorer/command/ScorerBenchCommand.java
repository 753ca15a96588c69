package ventral.scorer.command;

import picocli.CommandLine.Command;
import ventral.scorer.bench.RegressionBenchCommand;

@Command(
        name = "bench",
        description = "Measures the speed of scoring on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = RegressionBenchCommand.class)
public final class ScorerBenchCommand {}
