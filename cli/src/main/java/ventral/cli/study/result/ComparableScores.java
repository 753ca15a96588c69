package ventral.cli.study.result;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;

/**
 * Holds one value for each comparable run: that of its last checkpoint, if the run has succeeded.
 *
 * @param values of the runs that have one, in the order of the comparable runs
 */
public record ComparableScores(
        ComparableRuns pool, BenchmarkMeasure measure, Map<ComparableRuns.RunKey, Double> values) {

    public ComparableScores {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Collects the values of comparable runs from a study's results. */
    public static ComparableScores of(StudyResults results, ComparableRuns pool, BenchmarkMeasure measure) {
        Map<RunName, RunResult> succeeded = new HashMap<>();
        results.runs().stream().filter(RunResult::hasSucceeded).forEach(run -> succeeded.put(run.name(), run));
        Map<RunName, Double> byRun = new HashMap<>();
        for (ScoreResult score : results.countedScores(measure.benchmark())) {
            var checkpoint = score.name().checkpoint();
            RunResult run = succeeded.get(checkpoint.run());
            double value = measure.of(score.measurement());
            if (run != null && checkpoint.seenImageCount() == run.spec().totalImageCount() && !Double.isNaN(value)) {
                byRun.put(run.name(), value);
            }
        }
        Map<ComparableRuns.RunKey, Double> values = new LinkedHashMap<>();
        pool.runs().forEach((cell, run) -> {
            Double value = byRun.get(run);
            if (value != null) {
                values.put(cell, value);
            }
        });
        return new ComparableScores(pool, measure, values);
    }

    /** Returns an objective's values by seed, at one dataset size. Controls that do not train ignore the size. */
    public SortedMap<Long, Double> bySeed(Objective objective, long imageCount) {
        long size = objective.control().isWithoutLearning() ? 0 : imageCount;
        SortedMap<Long, Double> bySeed = new TreeMap<>();
        values.forEach((cell, value) -> {
            if (cell.objective().equals(objective) && cell.imageCount() == size) {
                bySeed.put(cell.seed(), value);
            }
        });
        return bySeed;
    }

    /** Returns the dataset sizes at which an objective has a value, the smallest first. */
    public List<Long> imageCounts(Objective objective) {
        return values.keySet().stream()
                .filter(cell -> cell.objective().equals(objective))
                .map(ComparableRuns.RunKey::imageCount)
                .distinct()
                .sorted()
                .toList();
    }
}
