package ventral.cli.study.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ventral.cli.study.statistics.SampleSummary;
import ventral.contract.latent.Control;
import ventral.contract.latent.Objective;
import ventral.contract.statistics.HolmCorrection;
import ventral.contract.statistics.RankSum;

/**
 * Compares objectives with their controls among comparable runs, at one dataset size.
 *
 * @param rows objectives, then controls, that have a value
 * @param contrasts every objective against every control that applies to it
 */
public record StudyComparison(
        ComparableScores scores, long imageCount, List<ComparisonRow> rows, List<Contrast> contrasts) {

    /** Holds the values of one objective or control by seed. */
    public record ComparisonRow(Objective objective, SortedMap<Long, Double> bySeed, SampleSummary summary) {}

    /**
     * Compares one objective with one control.
     *
     * @param difference mean of the objective minus mean of the control
     * @param holmP p value, adjusted by Holm's method for all contrasts of the comparison together
     * @param pairs paired differences of runs with the same seed, which start from the same weights; null without such
     *     runs
     */
    public record Contrast(
            Objective objective,
            Objective control,
            double difference,
            RankSum test,
            double holmP,
            @Nullable SampleSummary pairs) {

        /** Returns true if the objective is higher and the adjusted p value is below 0.05. */
        public boolean isSignificantlyHigher() {
            return difference > 0 && holmP < LEVEL;
        }

        /** Returns true if no outcome with so few seeds could have a p value below 0.05. */
        public boolean isUndecidable() {
            return test.smallestP() >= LEVEL;
        }
    }

    private static final double LEVEL = 0.05;

    public StudyComparison {
        rows = List.copyOf(rows);
        contrasts = List.copyOf(contrasts);
    }

    /** Compares what has a value. A shuffled control is compared only with its own objective. */
    public static StudyComparison of(ComparableScores scores, long imageCount) {
        List<ComparisonRow> objectives = new ArrayList<>();
        List<ComparisonRow> controls = new ArrayList<>();
        for (Objective objective : scores.pool().objectives()) {
            SortedMap<Long, Double> bySeed = scores.bySeed(objective, imageCount);
            if (!bySeed.isEmpty()) {
                (objective.control() == Control.NONE ? objectives : controls)
                        .add(new ComparisonRow(objective, bySeed, SampleSummary.of(bySeed.values())));
            }
        }
        controls.sort((one, other) ->
                one.objective().control().compareTo(other.objective().control()));
        List<ComparisonRow> rows = new ArrayList<>(objectives);
        rows.addAll(controls);
        return new StudyComparison(scores, imageCount, rows, contrasts(objectives, controls));
    }

    private static List<Contrast> contrasts(List<ComparisonRow> objectives, List<ComparisonRow> controls) {
        List<Contrast> raw = new ArrayList<>();
        for (ComparisonRow objective : objectives) {
            for (ComparisonRow control : controls) {
                if (isFor(control.objective(), objective.objective())) {
                    RankSum test = RankSum.of(
                            objective.bySeed().values(), control.bySeed().values());
                    raw.add(new Contrast(
                            objective.objective(),
                            control.objective(),
                            objective.summary().mean() - control.summary().mean(),
                            test,
                            test.p(),
                            pairs(objective, control)));
                }
            }
        }
        List<Double> corrected = HolmCorrection.correct(
                raw.stream().map(contrast -> contrast.test().p()).toList());
        List<Contrast> contrasts = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            Contrast one = raw.get(i);
            contrasts.add(new Contrast(
                    one.objective(), one.control(), one.difference(), one.test(), corrected.get(i), one.pairs()));
        }
        return contrasts;
    }

    private static boolean isFor(Objective control, Objective objective) {
        return control.control() != Control.SHUFFLED || control.groups().equals(objective.groups());
    }

    private static @Nullable SampleSummary pairs(ComparisonRow objective, ComparisonRow control) {
        SortedMap<Long, Double> differences = new TreeMap<>();
        objective.bySeed().forEach((seed, value) -> {
            Double paired = control.bySeed().get(seed);
            if (paired != null) {
                differences.put(seed, value - paired);
            }
        });
        return differences.isEmpty() ? null : SampleSummary.of(differences.values());
    }

    /** Finds the row of an objective or control. */
    public Optional<ComparisonRow> row(Objective objective) {
        return rows.stream().filter(row -> row.objective().equals(objective)).findFirst();
    }

    /** Finds the contrast of an objective and a control. */
    public Optional<Contrast> contrast(Objective objective, Objective control) {
        return contrasts.stream()
                .filter(contrast -> contrast.objective().equals(objective)
                        && contrast.control().equals(control))
                .findFirst();
    }
}
