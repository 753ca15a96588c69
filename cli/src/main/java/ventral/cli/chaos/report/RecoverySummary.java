package ventral.cli.chaos.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ventral.cli.chaos.fault.Fault;
import ventral.cli.chaos.fault.FaultKind;
import ventral.cli.chaos.report.FaultRecord.Outcome;

/**
 * Recovery times of the faults of one kind, or of those that affected one target.
 *
 * @param target what the faults affected, or {@link #ALL_TARGETS}
 * @param median null without a recovery, as is {@code worst}
 */
public record RecoverySummary(
        FaultKind kind,
        String target,
        int recoveredCount,
        int notRecoveredCount,
        int notPossibleCount,
        @Nullable Duration median,
        @Nullable Duration worst) {

    /** Stands for every target of a kind. */
    public static final String ALL_TARGETS = "all";

    /** Returns a summary for each kind of which there is a fault, in the order of {@link FaultKind}. */
    public static List<RecoverySummary> byKind(List<FaultRecord> faults) {
        List<RecoverySummary> summaries = new ArrayList<>();
        groups(faults).forEach((kind, targets) -> summaries.add(ofKind(kind, targets)));
        return summaries;
    }

    /**
     * Returns a summary for each target of each kind, in the order of {@link FaultKind} and of the targets' names. The
     * summary of all targets comes first if a kind has several.
     */
    public static List<RecoverySummary> byTarget(List<FaultRecord> faults) {
        List<RecoverySummary> summaries = new ArrayList<>();
        groups(faults).forEach((kind, targets) -> {
            if (targets.size() > 1) {
                summaries.add(ofKind(kind, targets));
            }
            targets.forEach((target, own) -> summaries.add(of(kind, target, own)));
        });
        return summaries;
    }

    private static Map<FaultKind, Map<String, List<FaultRecord>>> groups(List<FaultRecord> faults) {
        Map<FaultKind, Map<String, List<FaultRecord>>> groups = new EnumMap<>(FaultKind.class);
        for (FaultRecord record : faults) {
            Fault fault = record.scheduled().fault();
            groups.computeIfAbsent(fault.kind(), none -> new TreeMap<>())
                    .computeIfAbsent(fault.target(), none -> new ArrayList<>())
                    .add(record);
        }
        return groups;
    }

    private static RecoverySummary ofKind(FaultKind kind, Map<String, List<FaultRecord>> targets) {
        return of(
                kind,
                ALL_TARGETS,
                targets.values().stream().flatMap(List::stream).toList());
    }

    private static RecoverySummary of(FaultKind kind, String target, List<FaultRecord> faults) {
        List<Duration> times = faults.stream()
                .map(FaultRecord::recovery)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new RecoverySummary(
                kind,
                target,
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
