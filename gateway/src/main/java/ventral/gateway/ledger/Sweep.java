package ventral.gateway.ledger;

import java.time.Instant;
import ventral.contract.name.SweepName;
import ventral.contract.spec.SweepSpec;

/**
 * A sweep as it was asked for.
 *
 * @param cancelled whether the user wants all of its runs to stop
 * @param endedRunCount runs to which nothing will happen any more
 */
public record Sweep(SweepName name, SweepSpec spec, boolean cancelled, Instant createTime, int endedRunCount) {

    /** As it is before it has runs. */
    public static Sweep wanted(SweepName name, SweepSpec spec, Instant createTime) {
        return new Sweep(name, spec, false, createTime, 0);
    }

    /** The same sweep, no longer wanted. */
    public Sweep cancel() {
        return new Sweep(name, spec, true, createTime, endedRunCount);
    }

    public int runCount() {
        return spec.runCount();
    }
}
