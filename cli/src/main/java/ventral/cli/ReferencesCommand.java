package ventral.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.ReferenceScore;
import ventral.cli.experiment.ScoreRows;
import ventral.cli.grpc.Scores;
import ventral.contract.name.ReferenceName;

@Command(
        name = "references",
        mixinStandardHelpOptions = true,
        usageHelpWidth = Terminal.HELP_COLUMNS,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ReferenceFolderCommand.Add.class,
            ReferenceFolderCommand.Remove.class,
            ReferenceFolderCommand.Installed.class,
            ReferenceFolderCommand.ImportCurve.class
        },
        description = {
            "Installs reference networks, such as one that was trained on ImageNet, and shows their scores.",
            "",
            "'add', 'import-curve', 'remove' and 'installed' are of the folder that the scorer of this machine's"
                    + " system reads when it starts; 'list' is of the scores in a running system."
        })
final class ReferencesCommand {

    private static final View<ReferenceScore> VIEW =
            View.table(ReferenceScore.getDefaultInstance(), ScoreRows::ofReferences);

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Lists the scores of a reference network, or of every one, network by network.")
    int list(
            @Mixin AskOptions options,
            @Parameters(
                            paramLabel = "REFERENCE",
                            arity = "0..1",
                            description = "its scores; those of every one without")
                    @Nullable String reference,
            @Option(names = "--benchmark", paramLabel = "ID", description = "only those on it") @Nullable String benchmark,
            @Option(names = "--suite", paramLabel = "ID", description = "only those on its benchmarks") @Nullable String suite,
            @Mixin OrderOption order) {
        String filter = new Conditions()
                .and("benchmark", benchmark, BenchmarksCommand::name)
                .and("suite", (Object) suite)
                .toString();
        return options.list(VIEW, gateway -> {
            if (benchmark != null) {
                gateway.scores().getBenchmark(BenchmarksCommand.name(benchmark)); // fails at once if it does not exist
            }
            return gateway.scores().listOfReferences(parent(reference), filter, order.words());
        });
    }

    private static String parent(@Nullable String word) {
        if (word == null) {
            return Scores.OF_EVERY_REFERENCE;
        }
        return (word.contains("/") ? ReferenceName.parse(word) : new ReferenceName(word)).toString();
    }
}
