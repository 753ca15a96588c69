package ventral.cli.study.result;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.cli.study.statistics.LogLinearLine;
import ventral.cli.study.statistics.SampleSummary;
import ventral.contract.latent.Objective;

/**
 * Holds the scaling curve of one objective: score against dataset size. Seeds are independent, so the confidence
 * interval of the slope is over the slopes of single seeds.
 *
 * @param points summaries over seeds by dataset size, the smallest first
 * @param bySize values of the points by dataset size, then seed
 * @param line through the means of the points
 * @param slopes of the seeds that have a value at every size, by seed; may be empty
 */
public record StudyScalingCurve(
        Objective objective,
        SortedMap<Long, SampleSummary> points,
        SortedMap<Long, SortedMap<Long, Double>> bySize,
        LogLinearLine line,
        SortedMap<Long, Double> slopes) {

    private static final int FEWEST_SIZES = 3;

    /** Fits an objective's line; empty if it has values at fewer than three dataset sizes. */
    public static Optional<StudyScalingCurve> of(ComparableScores scores, Objective objective) {
        List<Long> sizes = scores.imageCounts(objective);
        if (objective.control().isWithoutLearning() || sizes.size() < FEWEST_SIZES) {
            return Optional.empty();
        }
        SortedMap<Long, SampleSummary> points = new TreeMap<>();
        SortedMap<Long, SortedMap<Long, Double>> bySize = new TreeMap<>();
        SortedMap<Long, Double> means = new TreeMap<>();
        SortedMap<Long, SortedMap<Long, Double>> bySeed = new TreeMap<>();
        for (long size : sizes) {
            SortedMap<Long, Double> values = scores.bySeed(objective, size);
            SampleSummary summary = SampleSummary.of(values.values());
            bySize.put(size, values);
            points.put(size, summary);
            means.put(size, summary.mean());
            values.forEach((seed, value) ->
                    bySeed.computeIfAbsent(seed, key -> new TreeMap<>()).put(size, value));
        }
        SortedMap<Long, Double> slopes = new TreeMap<>();
        bySeed.forEach((seed, values) -> {
            if (values.size() == sizes.size()) {
                slopes.put(seed, LogLinearLine.through(values).slopePerDecade());
            }
        });
        return Optional.of(new StudyScalingCurve(objective, points, bySize, LogLinearLine.through(means), slopes));
    }

    /** Summarises the slopes of the seeds; empty if no seed has a value at every size. */
    public Optional<SampleSummary> slope() {
        return slopes.isEmpty() ? Optional.empty() : Optional.of(SampleSummary.of(slopes.values()));
    }
}
