package ventral.render;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import ventral.render.command.BackgroundCollectionsCommand;
import ventral.render.command.ContactSheetCommand;
import ventral.render.command.ExportCommand;
import ventral.render.command.RenderImportCommand;
import ventral.render.command.RenderModelsCommand;
import ventral.render.gl.GlUnavailableException;
import ventral.render.stream.StoreUnavailableException;

/** Runs the service or, if arguments are given, one of its commands. Most commands need no broker. */
@QuarkusMain
@Command(
        name = "ventral",
        description = "Renders and imports images without a running system.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ExportCommand.class,
            ContactSheetCommand.class,
            RenderModelsCommand.class,
            BackgroundCollectionsCommand.class,
            RenderImportCommand.class
        })
public final class RenderMain {

    /** Commands that users call as {@code ventral render COMMAND}; they call the others as {@code ventral COMMAND}. */
    private static final Set<String> UNDER_RENDER = Set.of("export", "contact-sheet", "collections");

    private RenderMain() {}

    public static void main(String... args) {
        if (args.length == 0) {
            Quarkus.run();
        } else {
            System.exit(commandLine().execute(args));
        }
    }

    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new RenderMain());
        line.getSubcommands().forEach((name, command) -> {
            if (UNDER_RENDER.contains(name)) {
                command.setCommandName("render " + name); // only in the usage help
            }
        });
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof IllegalArgumentException
                    || failure instanceof IllegalStateException
                    || failure instanceof StoreUnavailableException
                    || failure instanceof GlUnavailableException) {
                command.getErr().println("ventral: " + failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
        return line;
    }
}
