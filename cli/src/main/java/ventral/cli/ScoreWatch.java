package ventral.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ventral.api.v1.Score;
import ventral.cli.experiment.ScoreRows;
import ventral.cli.grpc.Feed;
import ventral.cli.grpc.GatewayFailure;
import ventral.cli.output.Records;
import ventral.cli.terminal.GrowingTable;

/** Shows scores as they come. */
final class ScoreWatch {

    private static final Duration EACH = Duration.ofMillis(250);

    private final AskOptions options;
    private final Optional<Records<Score>> records;
    private final Map<String, Score> known = new HashMap<>();
    private final GrowingTable table = new GrowingTable();
    private boolean toldThatItIsAway;

    /** @param known those that are not shown */
    ScoreWatch(AskOptions options, View<Score> view, List<Score> known) {
        this.options = options;
        this.records = options.isForPeople() ? Optional.empty() : Optional.of(options.records(view.sheet()));
        known.forEach(score -> this.known.put(score.getName(), score));
    }

    /** @throws GatewayFailure once the gateway refuses to tell more: it does not end otherwise */
    int follow(Feed<Score> feed) throws InterruptedException {
        while (true) {
            show(feed.news().stream()
                    .filter(score -> !score.equals(known.put(score.getName(), score)))
                    .sorted(ScoreLines.BY_TIME.thenComparing(Score::getName))
                    .toList());
            if (!feed.isConnected() && !toldThatItIsAway) {
                options.note(ProgressWatch.AWAY);
            }
            toldThatItIsAway = !feed.isConnected();
            Thread.sleep(EACH.toMillis());
        }
    }

    private void show(List<Score> scores) {
        if (records.isPresent()) {
            scores.forEach(records.get()::writeNext);
        } else if (!scores.isEmpty()) {
            table.add(ScoreRows.of(scores)).forEach(options.terminal()::say);
        }
    }
}
