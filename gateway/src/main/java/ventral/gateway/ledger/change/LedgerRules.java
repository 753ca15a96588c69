package ventral.gateway.ledger.change;

import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.Run;

/** Decides which records change a row of the ledger, and how the deletion of a key does. */
public final class LedgerRules {

    private LedgerRules() {}

    /**
     * Returns true if a former owner of the run reported late: the status has a lower fencing token than the row's.
     *
     * @param present status in the row
     */
    public static boolean isStale(Run.ReportedStatus reported, Run.ReportedStatus present) {
        return reported.fencingToken().isFencedBy(present.fencingToken());
    }

    /**
     * Returns true if a former owner of the run wrote the checkpoint late: it has a lower fencing token than the row's.
     *
     * @param present checkpoint in the row
     */
    public static boolean isStale(Checkpoint written, Checkpoint present) {
        return written.fencingToken().isFencedBy(present.fencingToken());
    }

    /**
     * Returns true if a row is deleted with its key in this topic. Otherwise the deletion of the key only resets the
     * status that the row holds.
     */
    public static boolean isRowDeletedWithKey(LedgerSource source) {
        return switch (source) {
            case STREAM_STATUSES, RUN_STATUSES -> false;
            case STREAM_INTENTS, RUN_INTENTS, SWEEP_INTENTS, CHECKPOINTS, SCORES, REFERENCE_SCORES, BENCHMARKS -> true;
        };
    }
}
