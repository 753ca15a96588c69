package ventral.gateway.analysis;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ObjectiveComparisonName;
import ventral.gateway.analysis.alignment.Normalisation;
import ventral.gateway.analysis.alignment.ReferenceLine;
import ventral.gateway.analysis.sweep.LeftOutRun;
import ventral.gateway.analysis.sweep.MeasuredRuns;
import ventral.gateway.analysis.sweep.ObjectiveScores;
import ventral.gateway.analysis.sweep.SweepMeasures;
import ventral.gateway.analysis.sweep.SweepResults;
import ventral.gateway.analysis.sweep.SweepTraining;

/**
 * Compares objectives, on one benchmark or over a suite of them, after training on one dataset size. The controls that
 * learn nothing count as objectives of every size.
 *
 * @param imageCount dataset size; 0 if every run that learns is left out
 * @param objectives highest mean first
 * @param pairs every pair of objectives once, in their order
 * @param normalisation normalisation of every value here
 * @param benchmarks benchmarks that the values are measured on
 * @param simulated true if responses were simulated, not recorded
 * @param leftOut runs of any dataset size that have scores of the suite but no mean over it
 * @param references networks to compare with
 * @param training how long each run learns, and which sweeps the runs belong to
 */
public record ObjectiveComparison(
        ObjectiveComparisonName name,
        long imageCount,
        List<ObjectiveScores> objectives,
        List<ObjectivePair> pairs,
        Normalisation normalisation,
        List<BenchmarkName> benchmarks,
        boolean simulated,
        List<LeftOutRun> leftOut,
        List<ReferenceLine> references,
        SweepTraining training) {

    public ObjectiveComparison {
        objectives = List.copyOf(objectives);
        pairs = List.copyOf(pairs);
        benchmarks = List.copyOf(benchmarks);
        leftOut = List.copyOf(leftOut);
        references = List.copyOf(references);
    }

    /**
     * Returns the comparisons of a sweep, by name.
     *
     * @param imageCount dataset size to compare at; if null, the largest at which most objectives have a value
     */
    public static List<ObjectiveComparison> of(SweepResults results, @Nullable Long imageCount) {
        return of(results, imageCount, measured -> true)
                .sorted(comparing(comparison -> comparison.name().toString()))
                .toList();
    }

    /** Returns one comparison of a sweep, without the cost of the others. */
    public static Optional<ObjectiveComparison> find(
            SweepResults results, ObjectiveComparisonName name, @Nullable Long imageCount) {
        return of(results, imageCount, measured -> measured.measure().equals(name.measure()))
                .findFirst();
    }

    private static Stream<ObjectiveComparison> of(
            SweepResults results, @Nullable Long imageCount, Predicate<MeasuredRuns> wanted) {
        return SweepMeasures.of(results).stream()
                .filter(wanted)
                .map(measured -> of(
                        new ObjectiveComparisonName(results.sweep(), measured.measure()),
                        measured,
                        imageCount,
                        results.training()));
    }

    private static ObjectiveComparison of(
            ObjectiveComparisonName name,
            MeasuredRuns measured,
            @Nullable Long wantedImageCount,
            SweepTraining training) {
        long imageCount = wantedImageCount == null ? mostCompared(measured) : wantedImageCount;
        List<ObjectiveScores> objectives = measured.valued().stream()
                .filter(one -> one.run().imageCount() == imageCount || isWithoutLearning(one))
                .collect(groupingBy(one -> one.run().objective()))
                .entrySet()
                .stream()
                .map(objective -> ObjectiveScores.of(objective.getKey(), objective.getValue()))
                .sorted(comparingDouble((ObjectiveScores scores) -> -scores.mean())
                        .thenComparing(scores -> scores.objective().id()))
                .toList();
        return new ObjectiveComparison(
                name,
                imageCount,
                objectives,
                ObjectivePair.among(objectives),
                measured.normalisation(),
                measured.benchmarks(),
                measured.simulated(),
                measured.leftOutRuns(),
                measured.references(),
                training);
    }

    private static boolean isWithoutLearning(MeasuredRuns.RunValue one) {
        return one.run().objective().control().isWithoutLearning();
    }

    private static long mostCompared(MeasuredRuns measured) {
        Map<Long, Set<Objective>> objectives = measured.valued().stream()
                .filter(one -> !isWithoutLearning(one))
                .collect(groupingBy(
                        one -> one.run().imageCount(), mapping(one -> one.run().objective(), toSet())));
        return objectives.entrySet().stream()
                .max(comparingInt((Map.Entry<Long, Set<Objective>> size) ->
                                size.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(0L);
    }

    /**
     * Returns 100 * mean / mean of the objective of all latent groups; empty unless that objective has a positive mean.
     */
    public OptionalDouble percentageOfAllLatents(ObjectiveScores scores) {
        Optional<ObjectiveScores> all =
                objectives.stream().filter(ObjectiveScores::isOfAllLatents).findFirst();
        return all.isPresent() ? scores.percentageOf(all.get().mean()) : OptionalDouble.empty();
    }
}
