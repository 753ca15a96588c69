package ventral.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import ventral.cli.grpc.GatewayException;
import ventral.cli.option.VersionProvider;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;
import ventral.launcher.LauncherLog;
import ventral.launcher.component.LaunchException;

/** The {@code ventral} command. */
@Command(
        name = "ventral",
        description = {
            "Renders labelled images, trains networks on them, and scores every checkpoint against neural recordings.",
            "Finds out which latent variables a network must learn to see like the primate ventral stream."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:success",
            "1:failure; the reason is on standard error",
            "2:invalid command line",
            "3:no gateway answers at the address",
            "130:interrupted with Ctrl-C"
        },
        footer = {
            "",
            "Example:",
            "  ./ventral demo",
            "",
            "'./ventral COMMAND --help' shows the options and an example of a command.",
            "'./ventral test' runs every gate and test of the project, and './ventral fuzz' fuzzes its decoders."
        })
public final class Ventral {

    private static final int HELP_COLUMNS = 110;

    private Ventral() {}

    public static void main(String[] args) {
        LauncherLog.disable();
        String[] given = args.length == 0 ? new String[] {"--help"} : args;
        System.exit(commandLine(given).execute(given));
    }

    /** Returns the command line with all commands. */
    public static CommandLine commandLine() {
        return withCommands(CommandList.all());
    }

    /**
     * Returns a command line that parses the given arguments as {@link #commandLine()} does, and is created faster: the
     * commands that the arguments do not name have no options.
     */
    static CommandLine commandLine(String[] args) {
        boolean isFile = args[0].startsWith("@"); // which holds arguments
        return withCommands(isFile ? CommandList.all() : CommandList.namedBy(args[0]));
    }

    private static CommandLine withCommands(List<CommandLine> commands) {
        CommandLine line = new CommandLine(new Ventral());
        commands.forEach(line::addSubcommand);
        line.setUsageHelpWidth(HELP_COLUMNS); // applies to the subcommands added so far
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            explain(failure, command.getErr());
            return failure instanceof GatewayException unavailable && unavailable.isUnreachable()
                    ? ExitCode.NOT_RUNNING
                    : ExitCode.FAILED;
        });
        return line;
    }

    private static void explain(Exception failure, PrintWriter err) {
        if (failure instanceof CommandException
                || failure instanceof LaunchException
                || failure instanceof GatewayException
                || failure instanceof IllegalArgumentException) {
            err.println("ventral: " + failure.getMessage());
        } else {
            err.println("ventral: unexpected failure, a bug in this program:");
            failure.printStackTrace(err);
        }
    }
}
