package ventral.gateway.analysis;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.Measure;
import ventral.gateway.analysis.NetworkScores.TrainedRun;

/**
 * How runs of a sweep did by one measure, beside the reference networks.
 *
 * @param benchmarks that the values are of, by name
 * @param simulated whether responses were simulated, not recorded
 * @param valued runs that have a value, by name
 * @param leftOut runs that have scores of a suite but no mean over it, by name
 * @param references networks to compare with, by name
 * @param referenceCurves families of networks to compare with, by name
 */
record MeasuredRuns(
        Measure measure,
        Normalisation normalisation,
        List<BenchmarkName> benchmarks,
        boolean simulated,
        List<Valued> valued,
        List<LeftOut> leftOut,
        List<ReferenceLine> references,
        List<ReferenceCurve> referenceCurves) {

    record Valued(TrainedRun run, double value) {}

    /** @param reason what is missing */
    record LeftOut(TrainedRun run, String reason) {}

    MeasuredRuns {
        benchmarks = List.copyOf(benchmarks);
        valued = List.copyOf(valued);
        leftOut = List.copyOf(leftOut);
        references = List.copyOf(references);
        referenceCurves = List.copyOf(referenceCurves);
    }

    /** By id: those of runs with a value, and of runs that are left out. */
    List<Objective> objectives() {
        TreeSet<String> ids = new TreeSet<>();
        valued.forEach(one -> ids.add(one.run().objective().id()));
        leftOut.forEach(one -> ids.add(one.run().objective().id()));
        return ids.stream().map(Objective::parse).toList();
    }

    /** The runs of one objective. */
    MeasuredRuns of(Objective objective) {
        Predicate<TrainedRun> wanted = run -> run.objective().equals(objective);
        return new MeasuredRuns(
                measure,
                normalisation,
                benchmarks,
                simulated,
                valued.stream().filter(one -> wanted.test(one.run())).toList(),
                leftOut.stream().filter(one -> wanted.test(one.run())).toList(),
                references,
                referenceCurves);
    }

    List<LeftOutRun> leftOutRuns() {
        return leftOut.stream()
                .map(one -> new LeftOutRun(one.run().name(), one.reason()))
                .toList();
    }
}
