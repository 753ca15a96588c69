package ventral.benchmarks.gateway;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the gateway's benchmark. */
@Command(
        name = "ventral bench",
        description = "Measures the performance of this machine.",
        mixinStandardHelpOptions = true,
        subcommands = LedgerBenchCommand.class)
public final class GatewayBenchMain {

    private GatewayBenchMain() {}

    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    public static CommandLine commandLine() {
        return new CommandLine(new GatewayBenchMain());
    }
}
