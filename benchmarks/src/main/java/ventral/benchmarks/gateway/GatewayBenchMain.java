package ventral.benchmarks.gateway;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the benchmarks of the gateway and of its page. */
@Command(
        name = "ventral bench",
        description = "Measures the performance of this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {LedgerBenchCommand.class, PageBenchCommand.class})
public final class GatewayBenchMain {

    private GatewayBenchMain() {}

    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    public static CommandLine commandLine() {
        return new CommandLine(new GatewayBenchMain());
    }
}
