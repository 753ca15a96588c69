package ventral.scorer;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.scorer.command.OfflineScoreCommand;
import ventral.scorer.command.ScorerAnalyseCommand;
import ventral.scorer.command.ScorerBenchmarksCommand;
import ventral.scorer.command.ScorerReferencesCommand;
import ventral.scorer.command.SimulateCommand;

/** Runs the service or, with arguments, one of its commands. The commands need no broker. */
@QuarkusMain
@Command(
        name = "ventral",
        description = "Scores and analyses networks without a running system.",
        mixinStandardHelpOptions = true,
        subcommands = {
            OfflineScoreCommand.class,
            ScorerAnalyseCommand.class,
            ScorerBenchmarksCommand.class,
            ScorerReferencesCommand.class,
            SimulateCommand.class
        })
public final class ScorerMain {

    private ScorerMain() {}

    public static void main(String... args) {
        if (args.length == 0) {
            Quarkus.run();
        } else {
            System.exit(commandLine().execute(args));
        }
    }

    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new ScorerMain());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof IOException || failure instanceof ArtifactStoreUnavailableException)) {
                throw failure;
            }
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }
}
