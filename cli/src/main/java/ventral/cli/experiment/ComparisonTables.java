package ventral.cli.experiment;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ventral.api.v1.Interval;
import ventral.api.v1.ObjectiveComparison;
import ventral.api.v1.ObjectivePair;
import ventral.api.v1.ObjectiveScores;
import ventral.api.v1.PairedDifference;
import ventral.api.v1.ReferenceLine;
import ventral.api.v1.ReferencePercentage;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;
import ventral.contract.name.Measure.SuiteMean;
import ventral.contract.name.ObjectiveComparisonName;

/** Formats comparisons, each as a table of objectives and controls and a table of pairwise tests. */
public final class ComparisonTables {

    private final List<ObjectiveComparison> comparisons;

    public ComparisonTables(List<ObjectiveComparison> comparisons) {
        this.comparisons = List.copyOf(comparisons);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (ObjectiveComparison comparison : comparisons) {
            lines.add(heading(comparison));
            String length = TrainingLength.words(comparison.getUpdateCount(), comparison.getEpochCount());
            if (!length.isEmpty()) {
                lines.add("  " + length);
            }
            indented(objectives(comparison).lines(), lines);
            if (comparison.getPairsCount() > 0) {
                lines.add("  two-sided exact Mann-Whitney U test of the seeds:");
                indented(pairs(comparison).lines(), lines);
                warning(comparison.getPairsList(), lines);
            }
            LeftOutRuns.lines(comparison.getLeftOutRunsList()).forEach(lines::add);
            lines.add("");
        }
        return lines;
    }

    private static String heading(ObjectiveComparison comparison) {
        var measure = ObjectiveComparisonName.parse(comparison.getName()).measure();
        return "%s%s: %s after %s training images"
                .formatted(
                        measure instanceof SuiteMean mean
                                ? "mean of V1, V2, V4 and IT  suite " + mean.suite()
                                : "benchmarks/" + measure,
                        comparison.getSimulated() ? "  simulated" : "",
                        Normalisations.word(comparison.getNormalisation()),
                        NumberFormats.count(comparison.getImageCount()));
    }

    /** Lists the references as rows too, so that the values behind the percentages can be read. */
    private static TextTable objectives(ObjectiveComparison comparison) {
        List<TextTable.Column> columns = new ArrayList<>(List.of(
                words("objective"),
                figures("seeds"),
                figures("mean"),
                figures("SD (n-1)"),
                figures("95 % CI of mean")));
        boolean allLatents = comparison.getObjectivesList().stream().anyMatch(ObjectiveScores::hasAllLatentsPercentage);
        if (allLatents) {
            columns.add(figures("% of all latents"));
        }
        boolean bootstrapped = comparison.getObjectivesList().stream().anyMatch(ObjectiveScores::hasBootstrapInterval);
        if (bootstrapped) {
            columns.add(figures("95 % bootstrap CI"));
        }
        comparison.getReferencesList().forEach(line -> columns.add(figures("% of " + line.getDisplayName())));
        List<List<String>> rows = new ArrayList<>();
        for (ObjectiveScores scores : comparison.getObjectivesList()) {
            List<String> cells = new ArrayList<>(List.of(
                    scores.getDisplayName(),
                    NumberFormats.count(scores.getSeedsCount()),
                    NumberFormats.score(scores.getMean()),
                    scores.hasStandardDeviation() ? NumberFormats.score(scores.getStandardDeviation()) : "",
                    scores.hasMeanInterval() ? interval(scores.getMeanInterval()) : ""));
            if (allLatents) {
                cells.add(scores.hasAllLatentsPercentage() ? percentage(scores.getAllLatentsPercentage()) : "");
            }
            if (bootstrapped) {
                cells.add(scores.hasBootstrapInterval() ? interval(scores.getBootstrapInterval()) : "");
            }
            Map<String, Double> ofReferences = scores.getReferencePercentagesList().stream()
                    .collect(Collectors.toMap(ReferencePercentage::getReference, ReferencePercentage::getPercentage));
            for (ReferenceLine line : comparison.getReferencesList()) {
                Double share = ofReferences.get(line.getReference());
                cells.add(share == null ? "" : percentage(share));
            }
            rows.add(cells);
        }
        for (ReferenceLine line : comparison.getReferencesList()) {
            List<String> cells =
                    new ArrayList<>(List.of(line.getDisplayName(), "", NumberFormats.score(line.getValue())));
            while (cells.size() < columns.size()) {
                cells.add("");
            }
            rows.add(cells);
        }
        return new TextTable(columns, rows);
    }

    private static TextTable pairs(ObjectiveComparison comparison) {
        Map<String, String> names = comparison.getObjectivesList().stream()
                .collect(Collectors.toMap(ObjectiveScores::getObjective, ObjectiveScores::getDisplayName));
        Function<String, String> name = objective -> names.getOrDefault(objective, objective);
        boolean bootstrapped =
                comparison.getPairsList().stream().anyMatch(ObjectivePair::hasDifferenceBootstrapInterval);
        boolean paired = comparison.getPairsList().stream().anyMatch(ObjectivePair::hasPairedDifference);
        List<TextTable.Column> columns =
                new ArrayList<>(List.of(words("objective"), words("minus"), figures("difference")));
        if (bootstrapped) {
            columns.add(figures("95 % bootstrap CI"));
        }
        if (paired) {
            columns.add(figures("paired ± SD (n)"));
        }
        columns.addAll(List.of(figures("U"), figures("p"), figures("p (Holm)"), figures("minimum p")));
        List<List<String>> rows = new ArrayList<>();
        for (ObjectivePair pair : comparison.getPairsList()) {
            List<String> cells = new ArrayList<>(List.of(
                    name.apply(pair.getObjective()),
                    name.apply(pair.getOtherObjective()),
                    signed(pair.getMeanDifference())));
            if (bootstrapped) {
                cells.add(
                        pair.hasDifferenceBootstrapInterval()
                                ? "%s to %s"
                                        .formatted(
                                                signed(pair.getDifferenceBootstrapInterval()
                                                        .getLower()),
                                                signed(pair.getDifferenceBootstrapInterval()
                                                        .getUpper()))
                                : "");
            }
            if (paired) {
                cells.add(pair.hasPairedDifference() ? seedBySeed(pair.getPairedDifference()) : "");
            }
            cells.addAll(List.of(
                    NumberFormats.figures(pair.getUStatistic()),
                    NumberFormats.figures(pair.getPValue()),
                    NumberFormats.figures(pair.getHolmPValue()),
                    NumberFormats.figures(pair.getSmallestPossiblePValue())));
            rows.add(cells);
        }
        return new TextTable(columns, rows);
    }

    private static String seedBySeed(PairedDifference paired) {
        String spread = paired.hasStandardDeviation() ? " ± " + NumberFormats.score(paired.getStandardDeviation()) : "";
        return "%s%s (%d)".formatted(signed(paired.getMean()), spread, paired.getSeedCount());
    }

    private static String signed(double difference) {
        return String.format(Locale.ROOT, "%+.3f", difference);
    }

    private static String interval(Interval interval) {
        return NumberFormats.score(interval.getLower()) + "–" + NumberFormats.score(interval.getUpper());
    }

    private static void warning(List<ObjectivePair> pairs, List<String> lines) {
        List<ObjectivePair> hopeless =
                pairs.stream().filter(ObjectivePair::hasSeedsNeeded).toList();
        if (!hopeless.isEmpty()) {
            lines.add("  %s of these pairs cannot reach p < .05 with their seeds: %d seeds of each objective are needed"
                    .formatted(
                            hopeless.size() == pairs.size() ? "all" : NumberFormats.count(hopeless.size()),
                            hopeless.get(0).getSeedsNeeded()));
        }
    }

    private static String percentage(double share) {
        return String.format(Locale.ROOT, "%.0f", share);
    }

    private static void indented(List<String> block, List<String> lines) {
        block.stream().map("  "::concat).forEach(lines::add);
    }
}
