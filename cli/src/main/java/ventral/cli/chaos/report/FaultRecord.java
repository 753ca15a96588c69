package ventral.cli.chaos.report;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ventral.cli.chaos.fault.ScheduledFault;

/**
 * A fault and what it led to.
 *
 * @param recovery time from the end of the fault until every service was ready and work progressed; null if there was no
 *     recovery
 * @param remark reason if the fault was not possible or its recovery was not observed; otherwise empty or what was seen
 */
public record FaultRecord(
        ScheduledFault scheduled, Outcome outcome, @Nullable Duration recovery, String remark) {

    /** Outcome of a fault. */
    public enum Outcome {
        RECOVERED,
        NOT_RECOVERED,
        /** This machine does not allow the fault, which therefore was not injected. */
        NOT_POSSIBLE
    }

    public static FaultRecord recovered(ScheduledFault fault, Duration recovery, String remark) {
        return new FaultRecord(fault, Outcome.RECOVERED, recovery, remark);
    }

    public static FaultRecord notRecovered(ScheduledFault fault, String reason) {
        return new FaultRecord(fault, Outcome.NOT_RECOVERED, null, reason);
    }

    public static FaultRecord notPossible(ScheduledFault fault, String reason) {
        return new FaultRecord(fault, Outcome.NOT_POSSIBLE, null, reason);
    }
}
