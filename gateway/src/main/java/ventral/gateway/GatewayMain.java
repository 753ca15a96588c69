package ventral.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the service, or one of its commands if there are arguments. */
@QuarkusMain
@Command(
        name = "gateway",
        description = "Measures a running gateway.",
        mixinStandardHelpOptions = true,
        subcommands = GatewayBenchCommand.class)
public final class GatewayMain {

    private GatewayMain() {}

    public static void main(String... args) {
        if (args.length == 0) {
            Quarkus.run();
        } else {
            System.exit(new CommandLine(new GatewayMain()).execute(args));
        }
    }
}
