package ventral.gateway.analysis.alignment;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import ventral.contract.name.BenchmarkName;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.BenchmarkState;
import ventral.gateway.ledger.model.Region;

/**
 * Groups benchmarks that belong together.
 *
 * @param benchmarks by name
 * @param normalisation normalisation of the values that means are computed from
 */
public record BenchmarkSuite(String id, List<Benchmark> benchmarks, Normalisation normalisation) {

    public BenchmarkSuite {
        benchmarks = benchmarks.stream()
                .sorted(comparing(benchmark -> benchmark.name().id()))
                .toList();
    }

    /** Returns the suites, by id. Benchmarks that stand alone, or whose descriptor cannot be read, belong to none. */
    public static List<BenchmarkSuite> among(List<Benchmark> benchmarks, Normalisation normalisation) {
        return benchmarks.stream()
                .filter(benchmark -> !benchmark.suite().isEmpty() && benchmark.region() != null)
                .collect(groupingBy(Benchmark::suite, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(suite -> new BenchmarkSuite(suite.getKey(), suite.getValue(), normalisation))
                .toList();
    }

    /**
     * Returns the benchmarks that a region's score is the mean of: ready, and with a known ceiling if one is needed.
     */
    List<BenchmarkName> counted(Region region) {
        return benchmarks.stream()
                .filter(benchmark -> benchmark.region() == region)
                .filter(benchmark -> benchmark.state() == BenchmarkState.READY)
                .filter(benchmark -> !needsCeiling() || !benchmark.ceilingUnknown())
                .map(Benchmark::name)
                .toList();
    }

    /** Returns the counted benchmarks of all four regions, by name. */
    public List<BenchmarkName> counted() {
        List<BenchmarkName> all = new ArrayList<>();
        for (Region region : Region.values()) {
            all.addAll(counted(region));
        }
        all.sort(comparing(BenchmarkName::id));
        return all;
    }

    /** Returns true if benchmarks without a known ceiling do not count. */
    boolean needsCeiling() {
        return normalisation.needsCeiling();
    }

    public boolean isSimulated() {
        return benchmarks.stream().anyMatch(Benchmark::simulated);
    }

    /** Returns true if some responses were simulated and some recorded. */
    boolean isMixed() {
        return isSimulated() && !benchmarks.stream().allMatch(Benchmark::simulated);
    }
}
