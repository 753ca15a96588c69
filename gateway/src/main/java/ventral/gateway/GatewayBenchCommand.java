package ventral.gateway;

import picocli.CommandLine.Command;
import ventral.gateway.bench.LedgerBenchCommand;

@Command(
        name = "bench",
        description = "Measures the performance of this machine.",
        mixinStandardHelpOptions = true,
        subcommands = LedgerBenchCommand.class)
final class GatewayBenchCommand {}
