package ventral.cli.study.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ventral.cli.study.Endpoint;
import ventral.cli.study.Value;

/**
 * Holds everything that is computed from a study's results.
 *
 * @param parts a comparison and the curves for each group of comparable runs and each benchmark, in the order of the
 *     study's file
 * @param learning curves of each group of comparable runs, in the order of the groups
 */
public record Analysis(StudyResults results, List<Part> parts, List<PoolLearning> learning) {

    /** Holds the analysis of comparable runs on one benchmark. */
    public record Part(PoolScores scores, BenchmarkResult benchmark, Comparison comparison, List<Curve> curves) {

        /** Returns the comparable runs. */
        public Pool pool() {
            return scores.pool();
        }
    }

    /** Holds the learning curves of comparable runs. */
    public record PoolLearning(Pool pool, List<LearningCurve> curves) {}

    public Analysis {
        parts = List.copyOf(parts);
        learning = List.copyOf(learning);
    }

    /** Analyses a study's results. */
    public static Analysis of(StudyResults results) {
        List<Part> parts = new ArrayList<>();
        List<PoolLearning> learning = new ArrayList<>();
        for (Pool pool : Pool.of(results.study())) {
            learning.add(new PoolLearning(pool, LearningCurve.of(results, pool)));
            for (BenchmarkResult benchmark : results.benchmarks()) {
                parts.add(part(results, pool, benchmark));
            }
        }
        return new Analysis(results, parts, learning);
    }

    private static Part part(StudyResults results, Pool pool, BenchmarkResult benchmark) {
        Endpoint endpoint = results.study().endpoint();
        String layer = endpoint != null && endpoint.benchmark().equals(benchmark.name()) ? endpoint.layer() : null;
        PoolScores scores = PoolScores.of(
                results, pool, new Measure(benchmark.name(), endpoint == null ? Value.RAW : endpoint.value(), layer));
        long imageCount = endpoint != null && holds(pool, endpoint) ? endpoint.imageCount() : pool.largestImageCount();
        return new Part(
                scores,
                benchmark,
                Comparison.of(scores, imageCount),
                pool.objectives().stream()
                        .flatMap(objective -> Curve.of(scores, objective).stream())
                        .toList());
    }

    private static boolean holds(Pool pool, Endpoint endpoint) {
        return pool.imageCounts(endpoint.objective()).contains(endpoint.imageCount());
    }

    /**
     * Finds the analysis that decides the study: on the endpoint's benchmark, of the first comparable runs that have
     * the primary objective at the endpoint's dataset size.
     */
    public Optional<Part> decisive() {
        Endpoint endpoint = results.study().endpoint();
        return endpoint == null
                ? Optional.empty()
                : parts.stream()
                        .filter(part -> part.benchmark().name().equals(endpoint.benchmark()))
                        .filter(part -> holds(part.pool(), endpoint))
                        .findFirst();
    }
}
