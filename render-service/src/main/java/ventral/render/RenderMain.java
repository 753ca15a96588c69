package ventral.render;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the service, or with arguments one of its commands, which need no broker. */
@QuarkusMain
@Command(
        name = "render",
        description = "Renders pictures without a running system.",
        mixinStandardHelpOptions = true,
        subcommands = {ExportCommand.class, ContactSheetCommand.class, BenchCommand.class})
public final class RenderMain {

    private RenderMain() {}

    public static void main(String... args) {
        if (args.length == 0) {
            Quarkus.run();
        } else {
            System.exit(new CommandLine(new RenderMain()).execute(args));
        }
    }
}
