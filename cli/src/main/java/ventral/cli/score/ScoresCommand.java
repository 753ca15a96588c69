package ventral.cli.score;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Score;
import ventral.cli.experiment.ScoreRows;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.grpc.ResourceWatcher;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.SortOrderOption;
import ventral.cli.output.MessageView;
import ventral.cli.watch.ChangeWatch;
import ventral.contract.name.ScoreName;

@Command(
        name = "scores",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Lists, shows and watches scores: how well checkpoints predict the responses of a region.",
            "A score is named runs/r1/checkpoints/64000/scores/b1, after its checkpoint and its benchmark."
        },
        footer = {"", "Example:", "  ./ventral scores list --sweep figure2c"})
public final class ScoresCommand {

    private static final MessageView<Score> VIEW = MessageView.table(Score.getDefaultInstance(), ScoreRows::of);

    private static final ChangeWatch.ChangeView<Score> NEWS = new ChangeWatch.ChangeView<>(
            VIEW.sheet(), ScoreRows::of, Score::getName, ScoreDescription.BY_TIME.thenComparing(Score::getName));

    private static final String NEWEST_FIRST = "create_time desc";

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Lists scores, the newest first.",
                "(r/c)² and r²/c are two normalisations of a correlation r by the ceiling c."
            },
            footer = {
                "",
                "Example:",
                "  ./ventral scores list --sweep figure2c --benchmark cowley2023-v4-pls --order-by name"
            })
    int list(@Mixin QueryOptions options, @Mixin ScoreFilterOptions filter, @Mixin SortOrderOption sortOrder) {
        return options.printList(VIEW, gateway -> {
            filter.check(gateway);
            return gateway.scores().list(filter.parent(), filter.filter(), sortOrder.orElse(NEWEST_FIRST));
        });
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Shows one score, how its layer was chosen, and the scores of the other layers.",
            footer = {"", "Example:", "  ./ventral scores get runs/r1/checkpoints/64000/scores/cowley2023-v4-pls"})
    int get(
            @Mixin QueryOptions options,
            @Parameters(paramLabel = "SCORE", description = "such as runs/r1/checkpoints/64000/scores/b1")
                    String score) {
        return options.printOne(
                VIEW,
                gateway -> gateway.scores().get(ScoreName.parse(score)),
                (gateway, found) -> ScoreDescription.of(found));
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            description = {
                "Prints the existing scores, the oldest first, then each new one, until Ctrl-C.",
                "json has a line for each score, yaml a document."
            },
            footer = {"", "Example:", "  ./ventral scores watch --sweep figure2c --new"})
    int watch(
            @Mixin QueryOptions options,
            @Mixin ScoreFilterOptions filter,
            @Option(names = "--new", description = "leave out existing scores") boolean newOnes)
            throws InterruptedException {
        try (GatewayClient gateway = options.connect()) {
            filter.check(gateway);
            List<Score> known = newOnes ? gateway.scores().list(filter.parent(), filter.filter()) : List.of();
            try (ResourceWatcher<Score> feed = gateway.scores().watch(filter.parent(), filter.filter())) {
                return new ChangeWatch<>(options, NEWS, known).follow(feed);
            }
        }
    }
}
