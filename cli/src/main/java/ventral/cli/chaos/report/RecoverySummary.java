package ventral.cli.chaos.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ventral.cli.chaos.fault.FaultKind;
import ventral.cli.chaos.report.FaultRecord.Outcome;

/**
 * Recovery times of the faults of one kind.
 *
 * @param median null without a recovery, as is {@code worst}
 */
public record RecoverySummary(
        FaultKind kind,
        int recoveredCount,
        int notRecoveredCount,
        int notPossibleCount,
        @Nullable Duration median,
        @Nullable Duration worst) {

    /** Returns a summary for each kind of which there is a fault, in the order of {@link FaultKind}. */
    public static List<RecoverySummary> byKind(List<FaultRecord> faults) {
        List<RecoverySummary> summaries = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            List<FaultRecord> ofKind = faults.stream()
                    .filter(fault -> fault.scheduled().fault().kind() == kind)
                    .toList();
            if (!ofKind.isEmpty()) {
                summaries.add(of(kind, ofKind));
            }
        }
        return summaries;
    }

    private static RecoverySummary of(FaultKind kind, List<FaultRecord> faults) {
        List<Duration> times = faults.stream()
                .map(FaultRecord::recovery)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new RecoverySummary(
                kind,
                times.size(),
                count(faults, Outcome.NOT_RECOVERED),
                count(faults, Outcome.NOT_POSSIBLE),
                times.isEmpty() ? null : median(times),
                times.isEmpty() ? null : times.get(times.size() - 1));
    }

    private static int count(List<FaultRecord> faults, Outcome outcome) {
        return (int) faults.stream().filter(fault -> fault.outcome() == outcome).count();
    }

    private static Duration median(List<Duration> sorted) {
        Duration upper = sorted.get(sorted.size() / 2);
        Duration lower = sorted.get((sorted.size() - 1) / 2);
        return lower.plus(upper).dividedBy(2);
    }
}
