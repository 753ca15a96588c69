package ventral.cli.study.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ventral.cli.study.ScoreValue;
import ventral.cli.study.StudyEndpoint;

/**
 * Holds everything that is computed from a study's results.
 *
 * @param parts a comparison and the curves for each group of comparable runs and each benchmark, in the order of the
 *     study's file
 * @param learning curves of each group of comparable runs, in the order of the groups
 */
public record StudyAnalysis(StudyResults results, List<BenchmarkAnalysis> parts, List<LearningAnalysis> learning) {

    /** Holds the analysis of comparable runs on one benchmark. */
    public record BenchmarkAnalysis(
            ComparableScores scores,
            BenchmarkResult benchmark,
            StudyComparison comparison,
            List<StudyScalingCurve> curves) {

        /** Returns the comparable runs. */
        public ComparableRuns pool() {
            return scores.pool();
        }
    }

    /** Holds the learning curves of comparable runs. */
    public record LearningAnalysis(ComparableRuns pool, List<LearningCurve> curves) {}

    public StudyAnalysis {
        parts = List.copyOf(parts);
        learning = List.copyOf(learning);
    }

    /** Analyses a study's results. */
    public static StudyAnalysis of(StudyResults results) {
        List<BenchmarkAnalysis> parts = new ArrayList<>();
        List<LearningAnalysis> learning = new ArrayList<>();
        for (ComparableRuns pool : ComparableRuns.of(results.study())) {
            learning.add(new LearningAnalysis(pool, LearningCurve.of(results, pool)));
            for (BenchmarkResult benchmark : results.benchmarks()) {
                parts.add(part(results, pool, benchmark));
            }
        }
        return new StudyAnalysis(results, parts, learning);
    }

    private static BenchmarkAnalysis part(StudyResults results, ComparableRuns pool, BenchmarkResult benchmark) {
        StudyEndpoint endpoint = results.study().endpoint();
        String layer = endpoint != null && endpoint.benchmark().equals(benchmark.name()) ? endpoint.layer() : null;
        ComparableScores scores = ComparableScores.of(
                results,
                pool,
                new BenchmarkMeasure(benchmark.name(), endpoint == null ? ScoreValue.RAW : endpoint.value(), layer));
        long imageCount = endpoint != null && holds(pool, endpoint) ? endpoint.imageCount() : pool.largestImageCount();
        return new BenchmarkAnalysis(
                scores,
                benchmark,
                StudyComparison.of(scores, imageCount),
                pool.objectives().stream()
                        .flatMap(objective -> StudyScalingCurve.of(scores, objective).stream())
                        .toList());
    }

    private static boolean holds(ComparableRuns pool, StudyEndpoint endpoint) {
        return pool.imageCounts(endpoint.objective()).contains(endpoint.imageCount());
    }

    /**
     * Finds the analysis that decides the study: on the endpoint's benchmark, of the first comparable runs that have
     * the primary objective at the endpoint's dataset size.
     */
    public Optional<BenchmarkAnalysis> endpointAnalysis() {
        StudyEndpoint endpoint = results.study().endpoint();
        return endpoint == null
                ? Optional.empty()
                : parts.stream()
                        .filter(part -> part.benchmark().name().equals(endpoint.benchmark()))
                        .filter(part -> holds(part.pool(), endpoint))
                        .findFirst();
    }
}
