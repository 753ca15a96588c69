package ventral.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import ventral.cli.analysis.AnalyseCommand;
import ventral.cli.analysis.CompareCommand;
import ventral.cli.analysis.CurveCommand;
import ventral.cli.bench.BenchCommand;
import ventral.cli.chaos.ChaosCommand;
import ventral.cli.checkpoint.CheckpointsCommand;
import ventral.cli.grpc.GatewayException;
import ventral.cli.login.LoginCommand;
import ventral.cli.login.LogoutCommand;
import ventral.cli.maintenance.AclsCommand;
import ventral.cli.maintenance.BackupCommand;
import ventral.cli.maintenance.DeadLettersCommand;
import ventral.cli.maintenance.DoctorCommand;
import ventral.cli.maintenance.RestoreCommand;
import ventral.cli.option.VersionProvider;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;
import ventral.cli.plan.PlanCommand;
import ventral.cli.run.ObjectivesCommand;
import ventral.cli.run.RunsCommand;
import ventral.cli.score.BenchmarksCommand;
import ventral.cli.score.ReferencesCommand;
import ventral.cli.score.ScoresCommand;
import ventral.cli.service.ModelsCommand;
import ventral.cli.service.RenderCommand;
import ventral.cli.service.ScoreCommand;
import ventral.cli.stream.ImportCommand;
import ventral.cli.stream.StreamsCommand;
import ventral.cli.study.command.DemoCommand;
import ventral.cli.study.command.StudyCommand;
import ventral.cli.sweep.SweepsCommand;
import ventral.cli.system.StatusCommand;
import ventral.cli.system.UpCommand;
import ventral.cli.token.TokensCommand;
import ventral.launcher.LauncherLog;
import ventral.launcher.component.LaunchException;

/** The {@code ventral} command. */
@Command(
        name = "ventral",
        description = {
            "Renders labelled images, trains networks on them, and scores every checkpoint against neural recordings.",
            "Finds out which latent variables a network must learn to see like the primate ventral stream."
        },
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            StudyCommand.class,
            StatusCommand.class,
            StreamsCommand.class,
            RunsCommand.class,
            SweepsCommand.class,
            CheckpointsCommand.class,
            ScoresCommand.class,
            CurveCommand.class,
            CompareCommand.class,
            PlanCommand.class,
            ReferencesCommand.class,
            ObjectivesCommand.class,
            LoginCommand.class,
            LogoutCommand.class,
            TokensCommand.class,
            DoctorCommand.class,
            DeadLettersCommand.class,
            AclsCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ChaosCommand.class,
            CompletionCommand.class
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
        System.exit(commandLine().execute(args.length == 0 ? new String[] {"--help"} : args));
    }

    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Ventral());
        // These services parse their own arguments.
        line.addSubcommand(new CommandLine(new RenderCommand()).setStopAtPositional(true));
        line.addSubcommand(new CommandLine(new ModelsCommand()).setStopAtUnmatched(true));
        line.addSubcommand(new CommandLine(new ImportCommand()));
        line.addSubcommand(new CommandLine(new BenchmarksCommand()).setStopAtUnmatched(true));
        line.addSubcommand(new CommandLine(new BenchCommand()).setStopAtPositional(true));
        line.addSubcommand(new CommandLine(new ScoreCommand()).setStopAtUnmatched(true));
        line.addSubcommand(new CommandLine(new AnalyseCommand()));
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
