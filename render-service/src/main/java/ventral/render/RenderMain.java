package ventral.render;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import ventral.render.blender.BlenderUnavailableException;
import ventral.render.gl.GlUnavailableException;
import ventral.render.stream.StoreUnavailableException;

/** Runs the service or, if arguments are given, one of its commands. Most commands need no broker. */
@QuarkusMain
@Command(
        name = "render",
        description = "Renders pictures without a running system.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ExportCommand.class,
            ContactSheetCommand.class,
            BenchCommand.class,
            ModelsCommand.class,
            CollectionsCommand.class,
            ImportCommand.class
        })
public final class RenderMain {

    private RenderMain() {}

    public static void main(String... args) {
        if (args.length == 0) {
            Quarkus.run();
        } else {
            System.exit(commandLine().execute(args));
        }
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new RenderMain());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof IllegalArgumentException
                    || failure instanceof IllegalStateException
                    || failure instanceof StoreUnavailableException
                    || failure instanceof GlUnavailableException
                    || failure instanceof BlenderUnavailableException) {
                command.getErr().println("render: " + failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
        return line;
    }
}
