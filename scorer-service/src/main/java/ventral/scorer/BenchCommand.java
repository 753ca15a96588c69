package ventral.scorer;

import picocli.CommandLine.Command;
import ventral.scorer.bench.ScoreBenchCommand;

@Command(
        name = "bench",
        description = "Measures the speed of scoring on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = ScoreBenchCommand.class)
final class BenchCommand {}
