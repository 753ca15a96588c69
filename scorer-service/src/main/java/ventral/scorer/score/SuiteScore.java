package ventral.scorer.score;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.scorer.assembly.Region;
import ventral.scorer.benchmark.BenchmarkMetadata;

/**
 * Scores of a suite by region: the unweighted mean over a region's benchmarks.
 *
 * @param regions normalised scores of the regions that have one
 */
public record SuiteScore(String suite, Normalisation normalisation, Map<Region, Double> regions) {

    public SuiteScore {
        regions = Map.copyOf(regions);
    }

    /** Score with the benchmark it belongs to. */
    public record BenchmarkScore(BenchmarkMetadata benchmark, AlignmentScore score) {}

    /**
     * Returns the score of each suite, ordered by name. Scores without a ceiling and benchmarks outside any suite are
     * ignored.
     */
    public static List<SuiteScore> of(List<BenchmarkScore> scores, Normalisation normalisation) {
        SortedMap<String, Map<Region, List<Double>>> suites = new TreeMap<>();
        for (BenchmarkScore scored : scores) {
            String suite = scored.benchmark().suite();
            OptionalDouble value = normalisation.of(scored.score());
            if (suite != null && value.isPresent()) {
                suites.computeIfAbsent(suite, name -> new EnumMap<>(Region.class))
                        .computeIfAbsent(scored.benchmark().region(), region -> new ArrayList<>())
                        .add(value.getAsDouble());
            }
        }
        return suites.entrySet().stream()
                .map(suite -> new SuiteScore(suite.getKey(), normalisation, means(suite.getValue())))
                .toList();
    }

    /** Returns the regions without a score. */
    public Set<Region> missing() {
        Set<Region> missing = EnumSet.allOf(Region.class);
        missing.removeAll(regions.keySet());
        return missing;
    }

    /** Returns the unweighted mean of the four regions, if all have a score. */
    public OptionalDouble mean() {
        return missing().isEmpty()
                ? regions.values().stream().mapToDouble(value -> value).average()
                : OptionalDouble.empty();
    }

    private static Map<Region, Double> means(Map<Region, List<Double>> values) {
        Map<Region, Double> means = new EnumMap<>(Region.class);
        values.forEach((region, all) -> means.put(
                region, all.stream().mapToDouble(value -> value).average().orElseThrow()));
        return means;
    }
}
