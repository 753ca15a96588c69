package ventral.gateway.ledger;

import java.util.Map;

/**
 * How many runs and streams there are in each state, and how much is yet to be done.
 *
 * @param runs by state; a state that is not named has none
 * @param streams likewise, without those that are gone
 * @param unscoredCheckpoints pairs of a checkpoint and a ready benchmark without a score of the benchmark's version; a score
 *     that failed is one, since it is not tried again by itself
 * @param renderLagImages images that are asked of renderers and not there yet: of streams that are QUEUED or RENDERING, and
 *     not imported. How far one without end is to be ahead, its renderer alone knows, so while it is not far enough it
 *     counts as one batch
 */
public record Backlog(
        Map<RunState, Long> runs, Map<StreamState, Long> streams, long unscoredCheckpoints, long renderLagImages) {

    public Backlog {
        runs = Map.copyOf(runs);
        streams = Map.copyOf(streams);
    }
}
