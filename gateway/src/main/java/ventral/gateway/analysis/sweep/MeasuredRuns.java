package ventral.gateway.analysis.sweep;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.Measure;
import ventral.gateway.analysis.alignment.AlignmentValue;
import ventral.gateway.analysis.alignment.NetworkScores.TrainedRun;
import ventral.gateway.analysis.alignment.Normalisation;
import ventral.gateway.analysis.alignment.ReferenceCurve;
import ventral.gateway.analysis.alignment.ReferenceLine;

/**
 * Holds the values of a sweep's runs by one measure, and those of the reference networks.
 *
 * @param benchmarks benchmarks that the values are measured on, by name
 * @param simulated true if responses were simulated, not recorded
 * @param valued runs that have a value, by name
 * @param leftOut runs that have scores of a suite but no mean over it, by name
 * @param references networks to compare with, by name
 * @param referenceCurves families of networks to compare with, by name
 */
public record MeasuredRuns(
        Measure measure,
        Normalisation normalisation,
        List<BenchmarkName> benchmarks,
        boolean simulated,
        List<RunValue> valued,
        List<LeftOutTrainedRun> leftOut,
        List<ReferenceLine> references,
        List<ReferenceCurve> referenceCurves) {

    public record RunValue(TrainedRun run, AlignmentValue value) {}

    /**
     * A run that has scores of a suite but no mean over it.
     *
     * @param reason what is missing
     */
    record LeftOutTrainedRun(TrainedRun run, String reason) {}

    public MeasuredRuns {
        benchmarks = List.copyOf(benchmarks);
        valued = List.copyOf(valued);
        leftOut = List.copyOf(leftOut);
        references = List.copyOf(references);
        referenceCurves = List.copyOf(referenceCurves);
    }

    /** Returns, by id, the objectives of runs that learn and that have a value or are left out. */
    public List<Objective> learntObjectives() {
        TreeSet<String> ids = new TreeSet<>();
        valued.forEach(one -> ids.add(one.run().objective().id()));
        leftOut.forEach(one -> ids.add(one.run().objective().id()));
        return ids.stream()
                .map(Objective::parse)
                .filter(objective -> !objective.control().isWithoutLearning())
                .toList();
    }

    /** Returns the controls that learn nothing and have a value, untrained first. */
    public List<ObjectiveScores> controls() {
        return Stream.of(Objective.UNTRAINED, Objective.CALIBRATED)
                .filter(control -> !of(control).valued().isEmpty())
                .map(control -> ObjectiveScores.of(control, of(control).valued()))
                .toList();
    }

    /** Returns the runs of one objective. */
    public MeasuredRuns of(Objective objective) {
        return of(run -> run.objective().equals(objective));
    }

    /** Returns the runs of one objective and of the controls that learn nothing. */
    public MeasuredRuns ofControlsAnd(Objective objective) {
        return of(run ->
                run.objective().equals(objective) || run.objective().control().isWithoutLearning());
    }

    private MeasuredRuns of(Predicate<TrainedRun> wanted) {
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

    public List<LeftOutRun> leftOutRuns() {
        return leftOut.stream()
                .map(one -> new LeftOutRun(one.run().name(), one.reason()))
                .toList();
    }
}
