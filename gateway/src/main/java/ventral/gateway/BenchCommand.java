package ventral.gateway;

import picocli.CommandLine.Command;
import ventral.gateway.bench.GatewayBenchCommand;

@Command(
        name = "bench",
        description = "Measures the performance of this machine.",
        mixinStandardHelpOptions = true,
        subcommands = GatewayBenchCommand.class)
final class BenchCommand {}
