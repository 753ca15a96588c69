package ventral.scorer.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.scorer.assembly.Region;

/**
 * Benchmarks of one suite as scores of regions: the plain mean of a region's benchmarks.
 *
 * @param regions those that have a score, normalised
 */
public record SuiteScore(String suite, Normalisation normalisation, Map<Region, Double> regions) {

    public SuiteScore {
        regions = Map.copyOf(regions);
    }

    /** A score and what it is on. */
    public record Scored(BenchmarkDescription benchmark, AlignmentScore score) {}

    /** Of each suite, by name; scores without a ceiling, and benchmarks that stand alone, count for none. */
    public static List<SuiteScore> of(List<Scored> scores, Normalisation normalisation) {
        SortedMap<String, Map<Region, List<Double>>> suites = new TreeMap<>();
        for (Scored scored : scores) {
            Optional<String> suite = scored.benchmark().suite();
            OptionalDouble value = normalisation.of(scored.score());
            if (suite.isPresent() && value.isPresent()) {
                suites.computeIfAbsent(suite.get(), name -> new EnumMap<>(Region.class))
                        .computeIfAbsent(scored.benchmark().region(), region -> new ArrayList<>())
                        .add(value.getAsDouble());
            }
        }
        return suites.entrySet().stream()
                .map(suite -> new SuiteScore(suite.getKey(), normalisation, means(suite.getValue())))
                .toList();
    }

    /** Regions without a score. */
    public Set<Region> missing() {
        Set<Region> missing = EnumSet.allOf(Region.class);
        missing.removeAll(regions.keySet());
        return missing;
    }

    /** The plain mean of the four regions, if all are there. */
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
