package ventral.scorer;

import picocli.CommandLine.Command;
import ventral.scorer.bench.RegressionBenchCommand;

@Command(
        name = "bench",
        description = "Measures the speed of scoring on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = RegressionBenchCommand.class)
final class ScorerBenchCommand {}
