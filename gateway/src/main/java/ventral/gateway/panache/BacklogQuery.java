package ventral.gateway.panache;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.query.SelectionQuery;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.Backlog;

/** Counts whole tables; an index covers each count. */
final class BacklogQuery {

    private static final String SCORES_THAT_COUNT = "select count(*) from ScoreRow score"
            + " join BenchmarkRow benchmark on benchmark.name = score.benchmark"
            + " and benchmark.version = score.benchmarkVersion where benchmark.state = 'READY'";

    private static final String RENDER_LAG = "select coalesce(sum(case when stream.imageCount = 0 then stream.batchSize"
            + " when stream.reportedState = 'DELETED' then stream.imageCount"
            + " else greatest(0L, stream.imageCount - stream.renderedImageCount) end), 0)"
            + " from StreamRow stream where stream.sortKey is not null and stream.importSha256 is null"
            + " and stream.state in ('QUEUED', 'RENDERING')";

    private BacklogQuery() {}

    /** Counts the backlog; requires a transaction. */
    static Backlog backlog() {
        long wanted = number("select count(*) from CheckpointRow where sortKey is not null")
                * number("select count(*) from BenchmarkRow where state = 'READY'");
        return new Backlog(
                states("RunRow", "sortKey is not null", RunState::valueOf),
                states("StreamRow", "sortKey is not null and state <> 'DELETED'", StreamState::valueOf),
                Math.max(0, wanted - number(SCORES_THAT_COUNT)),
                number(SCORES_THAT_COUNT + " and score.errorCode is not null"),
                number(RENDER_LAG));
    }

    private static <S> Map<S, Long> states(String row, String condition, Function<String, S> state) {
        String text = "select state, count(*) from %s where %s group by state".formatted(row, condition);
        return query(text, Object[].class).getResultList().stream()
                .collect(toMap(count -> state.apply((String) count[0]), count -> (Long) count[1]));
    }

    private static long number(String text) {
        return query(text, Long.class).getSingleResult();
    }

    private static <T> SelectionQuery<T> query(String text, Class<T> type) {
        return Panache.getSession().createSelectionQuery(text, type);
    }
}
