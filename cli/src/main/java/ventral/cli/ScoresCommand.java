package ventral.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Score;
import ventral.cli.experiment.ScoreRows;
import ventral.cli.grpc.Feed;
import ventral.cli.grpc.Gateway;
import ventral.contract.name.ScoreName;

@Command(
        name = "scores",
        mixinStandardHelpOptions = true,
        usageHelpWidth = Terminal.HELP_COLUMNS,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows and watches scores: how well checkpoints predict the responses of a region.",
            "A score is named runs/r1/checkpoints/64000/scores/b1, after its checkpoint and its benchmark."
        })
final class ScoresCommand {

    private static final View<Score> VIEW = View.table(Score.getDefaultInstance(), ScoreRows::of);

    private static final NewsWatch.Kind<Score> NEWS = new NewsWatch.Kind<>(
            VIEW.sheet(), ScoreRows::of, Score::getName, ScoreLines.BY_TIME.thenComparing(Score::getName));

    private static final String NEWEST_FIRST = "create_time desc";

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = {"Lists scores, newest first.", "(r/c)² and r²/c are two ways to divide the ceiling out."})
    int list(@Mixin AskOptions options, @Mixin ScoreFilter filter, @Mixin OrderOption order) {
        return options.list(VIEW, gateway -> {
            filter.check(gateway);
            return gateway.scores().list(filter.parent(), filter.words(), order.or(NEWEST_FIRST));
        });
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Shows one score, how its layer was chosen, and the scores of the other layers.")
    int get(
            @Mixin AskOptions options,
            @Parameters(paramLabel = "SCORE", description = "such as runs/r1/checkpoints/64000/scores/b1")
                    String score) {
        return options.one(
                VIEW,
                gateway -> gateway.scores().get(ScoreName.parse(score)),
                (gateway, found) -> ScoreLines.of(found));
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = {
                "Shows the scores that there are, oldest first, then each new one as it comes, until Ctrl-C.",
                "json has a line for each score, yaml a document."
            })
    int watch(
            @Mixin AskOptions options,
            @Mixin ScoreFilter filter,
            @Option(names = "--new", description = "leave out those that are there already") boolean newOnes)
            throws InterruptedException {
        try (Gateway gateway = options.connect()) {
            filter.check(gateway);
            List<Score> known = newOnes ? gateway.scores().list(filter.parent(), filter.words()) : List.of();
            try (Feed<Score> feed = gateway.scores().watch(filter.parent(), filter.words())) {
                return new NewsWatch<>(options, NEWS, known).follow(feed);
            }
        }
    }
}
