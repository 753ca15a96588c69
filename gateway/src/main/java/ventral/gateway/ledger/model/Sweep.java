package ventral.gateway.ledger.model;

import java.time.Instant;
import ventral.contract.name.SweepName;
import ventral.contract.spec.SweepSpec;

/**
 * A sweep: the user's intent and the progress of its runs.
 *
 * @param cancelled true if the user cancelled all of its runs
 * @param endedRunCount runs in a terminal state
 */
public record Sweep(SweepName name, SweepSpec spec, boolean cancelled, Instant createTime, int endedRunCount) {

    /** Returns a new sweep, before it has runs. */
    public static Sweep created(SweepName name, SweepSpec spec, Instant createTime) {
        return new Sweep(name, spec, false, createTime, 0);
    }

    /** Returns a cancelled copy. */
    public Sweep withCancelled() {
        return new Sweep(name, spec, true, createTime, endedRunCount);
    }

    public int runCount() {
        return spec.runCount();
    }
}
