package ventral.cli.chaos.report;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;

/**
 * The faults of an experiment, the recoveries from them, and the verdicts on the system's promises.
 *
 * @param requestedCount number of faults of all kinds together that were to be injected
 * @param faults faults until the end of the experiment or its failure; those that were not possible count as requested
 * @param verdicts verdicts until then
 * @param failure reason for which the experiment ended before its last verdict; null if it did not
 */
public record ChaosReport(
        long seed,
        int requestedCount,
        List<FaultRecord> faults,
        List<Verdict> verdicts,
        @Nullable String failure) {

    private static final int VIOLATIONS_SHOWN = 10;

    public ChaosReport {
        faults = List.copyOf(faults);
        verdicts = List.copyOf(verdicts);
    }

    /** Returns whether the experiment came to its end, the system recovered from every fault, and kept every promise. */
    public boolean holds() {
        return failure == null
                && !verdicts.isEmpty()
                && faults.stream().noneMatch(fault -> fault.outcome() == FaultRecord.Outcome.NOT_RECOVERED)
                && verdicts.stream().allMatch(Verdict::holds);
    }

    /** Returns the report for a terminal. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%d of %d faults injected, all kinds together".formatted(injectedCount(), requestedCount));
        lines.add("");
        lines.addAll(table().lines());
        for (FaultRecord fault : faults) {
            if (fault.outcome() != FaultRecord.Outcome.RECOVERED) {
                lines.add("%s %d (%s): %s"
                        .formatted(
                                word(fault.outcome()),
                                fault.scheduled().number(),
                                fault.scheduled().fault().description(),
                                fault.remark()));
            }
        }
        lines.add("");
        if (verdicts.isEmpty()) {
            lines.add("The run did not end, so no promise was checked.");
        }
        for (Verdict verdict : verdicts) {
            lines.add("%-6s  %s (%s)"
                    .formatted(verdict.holds() ? "holds" : "BROKEN", verdict.promise(), verdict.evidence()));
            verdict.violations().stream()
                    .limit(VIOLATIONS_SHOWN)
                    .map("          "::concat)
                    .forEach(lines::add);
            if (verdict.violations().size() > VIOLATIONS_SHOWN) {
                lines.add("          and %d more".formatted(verdict.violations().size() - VIOLATIONS_SHOWN));
            }
        }
        if (failure != null) {
            lines.add("FAILED  the experiment ended early: " + failure);
        }
        return lines;
    }

    private long injectedCount() {
        return faults.stream()
                .filter(fault -> fault.outcome() != FaultRecord.Outcome.NOT_POSSIBLE)
                .count();
    }

    private TextTable table() {
        return new TextTable(
                List.of(
                        words("fault"),
                        words("target"),
                        figures("recovered"),
                        figures("not recovered"),
                        figures("not possible"),
                        figures("median"),
                        figures("worst")),
                RecoverySummary.byTarget(faults).stream()
                        .map(summary -> List.of(
                                summary.kind().label(),
                                summary.target(),
                                NumberFormats.count(summary.recoveredCount()),
                                NumberFormats.count(summary.notRecoveredCount()),
                                NumberFormats.count(summary.notPossibleCount()),
                                time(summary.median()),
                                time(summary.worst())))
                        .toList());
    }

    private static String time(@Nullable Duration time) {
        return time == null ? "" : NumberFormats.seconds(time);
    }

    private static String word(FaultRecord.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns the report as maps, lists, strings, whole numbers and booleans. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("seed", seed);
        values.put("holds", holds());
        values.put("requested_fault_count", requestedCount);
        values.put("injected_fault_count", injectedCount());
        if (failure != null) {
            values.put("failure", failure);
        }
        values.put(
                "recovery",
                RecoverySummary.byKind(faults).stream().map(ChaosReport::values).toList());
        values.put(
                "recovery_by_target",
                RecoverySummary.byTarget(faults).stream()
                        .map(ChaosReport::values)
                        .toList());
        values.put("faults", faults.stream().map(ChaosReport::values).toList());
        values.put("verdicts", verdicts.stream().map(ChaosReport::values).toList());
        return values;
    }

    private static Map<String, Object> values(RecoverySummary summary) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kind", summary.kind().label());
        values.put("target", summary.target());
        values.put("recovered", summary.recoveredCount());
        values.put("not_recovered", summary.notRecoveredCount());
        values.put("not_possible", summary.notPossibleCount());
        putMillis(values, "median_recovery_millis", summary.median());
        putMillis(values, "worst_recovery_millis", summary.worst());
        return values;
    }

    private static Map<String, Object> values(FaultRecord fault) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("number", fault.scheduled().number());
        values.put("kind", fault.scheduled().fault().kind().label());
        values.put("target", fault.scheduled().fault().target());
        values.put("description", fault.scheduled().fault().description());
        values.put("outcome", fault.outcome().name().toLowerCase(Locale.ROOT));
        putMillis(values, "recovery_millis", fault.recovery());
        values.put("remark", fault.remark());
        return values;
    }

    private static Map<String, Object> values(Verdict verdict) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("promise", verdict.promise());
        values.put("holds", verdict.holds());
        values.put("evidence", verdict.evidence());
        values.put("violations", verdict.violations());
        return values;
    }

    private static void putMillis(Map<String, Object> values, String key, @Nullable Duration time) {
        if (time != null) {
            values.put(key, time.toMillis());
        }
    }
}
