package ventral.scorer;

import picocli.CommandLine.Command;
import ventral.scorer.bench.ScoreBenchCommand;

@Command(
        name = "bench",
        description = "Measures what this machine can do.",
        mixinStandardHelpOptions = true,
        subcommands = ScoreBenchCommand.class)
final class BenchCommand {}
