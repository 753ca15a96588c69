package ventral.gateway.analysis.alignment;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import ventral.contract.name.BenchmarkName;
import ventral.gateway.ledger.model.Region;

/**
 * Holds how well one network predicts each region over a suite of benchmarks.
 *
 * @param values scores of the regions that have one: the plain mean over the suite's benchmarks of the region
 * @param missing why the other regions have no score; empty if all four have one
 */
public record RegionScores(Map<Region, AlignmentValue> values, List<String> missing) {

    public RegionScores {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        missing = List.copyOf(missing);
    }

    /**
     * Computes the scores of the regions. A region with a benchmark that the network was not measured on has no score;
     * otherwise networks would be compared on different benchmarks.
     *
     * @param scores scores of the network
     */
    public static RegionScores of(BenchmarkSuite suite, Map<BenchmarkName, AlignmentValue> scores) {
        if (suite.isMixed()) {
            return new RegionScores(
                    Map.of(),
                    List.of("some responses of suite %s are simulated and some recorded".formatted(suite.id())));
        }
        Map<Region, AlignmentValue> values = new EnumMap<>(Region.class);
        List<String> missing = new ArrayList<>();
        for (Region region : Region.values()) {
            List<BenchmarkName> benchmarks = suite.counted(region);
            String unmeasured = benchmarks.stream()
                    .filter(benchmark -> !scores.containsKey(benchmark))
                    .map(BenchmarkName::toString)
                    .collect(joining(", "));
            if (benchmarks.isEmpty()) {
                missing.add("%s: no benchmark of suite %s is ready%s"
                        .formatted(region, suite.id(), suite.needsCeiling() ? " and has a known ceiling" : ""));
            } else if (!unmeasured.isEmpty()) {
                missing.add("%s: no score that counts on %s".formatted(region, unmeasured));
            } else {
                values.put(
                        region,
                        AlignmentValue.mean(benchmarks.stream()
                                .map(scores::get)
                                .map(Objects::requireNonNull)
                                .toList()));
            }
        }
        return new RegionScores(values, missing);
    }

    /** Returns the mean of V1, V2, V4 and IT; empty unless all four have a score. */
    public Optional<AlignmentValue> mean() {
        return missing.isEmpty() ? Optional.of(AlignmentValue.mean(List.copyOf(values.values()))) : Optional.empty();
    }
}
