package ventral.cli.score;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.ReferenceScore;
import ventral.cli.experiment.ScoreRows;
import ventral.cli.grpc.FilterBuilder;
import ventral.cli.grpc.ReferenceScoreClient;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.ResourceArguments;
import ventral.cli.option.SortOrderOption;
import ventral.cli.output.MessageView;

@Command(
        name = "references",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ReferenceFolderCommand.ReferencesAddCommand.class,
            ReferenceFolderCommand.ReferencesRemoveCommand.class,
            ReferenceFolderCommand.ReferencesInstalledCommand.class,
            ReferenceFolderCommand.ReferencesImportCurveCommand.class
        },
        description = {
            "Installs reference networks, such as one that was trained on ImageNet, and lists their scores.",
            "",
            "'add', 'import-curve', 'remove' and 'installed' work on the folder that this machine's scorer reads",
            "when it starts; 'list' shows scores in a running system."
        },
        footer = {"", "Example:", "  ./ventral references list imagenet-resnet18"})
public final class ReferencesCommand {

    private static final MessageView<ReferenceScore> VIEW =
            MessageView.table(ReferenceScore.getDefaultInstance(), ScoreRows::ofReferences);

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the scores of reference networks, network by network.",
            footer = {"", "Example:", "  ./ventral references list imagenet-resnet18"})
    int list(
            @Mixin QueryOptions options,
            @Parameters(
                            paramLabel = "REFERENCE",
                            arity = "0..1",
                            description = "only scores of this network (default: every network)")
                    @Nullable String reference,
            @Option(names = "--benchmark", paramLabel = "ID", description = "only scores on this benchmark") @Nullable String benchmark,
            @Option(names = "--suite", paramLabel = "ID", description = "only scores on benchmarks of this suite")
                    @Nullable String suite,
            @Mixin SortOrderOption sortOrder) {
        String filter = new FilterBuilder()
                .and("benchmark", benchmark, ResourceArguments::benchmark)
                .and("suite", (Object) suite)
                .toString();
        return options.printList(VIEW, gateway -> {
            if (benchmark != null) {
                gateway.benchmarks().get(ResourceArguments.benchmark(benchmark)); // fails at once if it does not exist
            }
            return gateway.referenceScores().list(parent(reference), filter, sortOrder.orderBy());
        });
    }

    private static String parent(@Nullable String word) {
        return word == null
                ? ReferenceScoreClient.OF_EVERY_REFERENCE
                : ResourceArguments.reference(word).toString();
    }
}
