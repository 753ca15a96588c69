package ventral.gateway.ledger.query;

import java.util.Map;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.StreamState;

/**
 * Counts the runs and streams in each state, and the work that remains.
 *
 * @param runs by state; a state without runs may be absent
 * @param streams by state, without deleted streams; a state without streams may be absent
 * @param unscoredCheckpoints pairs of a checkpoint and a ready benchmark without a score of the benchmark's version; a
 *     failed score counts as one, since it is not retried automatically
 * @param failedScores scores of the ready benchmarks' versions that state an error instead of a value
 * @param renderLagImages images that renderers have yet to render: of streams that are QUEUED or RENDERING, and not
 *     imported. Only its renderer knows how far an endless stream should be ahead, so such a stream counts as one batch
 *     while it is not far enough
 */
public record Backlog(
        Map<RunState, Long> runs,
        Map<StreamState, Long> streams,
        long unscoredCheckpoints,
        long failedScores,
        long renderLagImages) {

    public Backlog {
        runs = Map.copyOf(runs);
        streams = Map.copyOf(streams);
    }
}
