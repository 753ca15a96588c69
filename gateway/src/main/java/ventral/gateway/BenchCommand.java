package ventral.gateway;

import picocli.CommandLine.Command;
import ventral.gateway.bench.GatewayBenchCommand;

@Command(
        name = "bench",
        description = "Measures what this machine can do.",
        mixinStandardHelpOptions = true,
        subcommands = GatewayBenchCommand.class)
final class BenchCommand {}
