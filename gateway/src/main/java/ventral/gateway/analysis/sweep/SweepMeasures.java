package ventral.gateway.analysis.sweep;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.Measure;
import ventral.gateway.analysis.alignment.AlignmentValue;
import ventral.gateway.analysis.alignment.BenchmarkSuite;
import ventral.gateway.analysis.alignment.ComparableValues;
import ventral.gateway.analysis.alignment.NetworkScores;
import ventral.gateway.analysis.alignment.NetworkScores.ReferenceDescriptor;
import ventral.gateway.analysis.alignment.NetworkScores.TrainedRun;
import ventral.gateway.analysis.alignment.Normalisation;
import ventral.gateway.analysis.alignment.ReferenceNetworks;
import ventral.gateway.analysis.alignment.RegionScores;
import ventral.gateway.ledger.model.Benchmark;

/**
 * Lists the measures that the runs of a sweep can be compared by: each benchmark that a run has a score on, and each
 * suite.
 */
public final class SweepMeasures {

    private final Normalisation normalisation;
    private final List<NetworkScores<TrainedRun>> runs;
    private final List<NetworkScores<ReferenceDescriptor>> references;
    private final Set<BenchmarkName> simulated;

    private SweepMeasures(SweepResults results) {
        ComparableValues present = new ComparableValues(
                results.benchmarks(), results.finalScores(), results.references(), results.normalisation());
        this.normalisation = results.normalisation();
        this.runs = NetworkScores.ofRuns(results.finalScores(), present);
        this.references = NetworkScores.ofReferences(results.references(), present);
        this.simulated = results.finalScores().stream()
                .filter(score -> score.measurement().simulated())
                .filter(score -> present.of(score.name().benchmark(), score.measurement())
                        .isPresent())
                .map(score -> score.name().benchmark())
                .collect(toSet());
    }

    /**
     * Returns the runs by each measure that at least one run has: first the benchmarks, then the suites, each by name.
     */
    public static List<MeasuredRuns> of(SweepResults results) {
        SweepMeasures measures = new SweepMeasures(results);
        return Stream.concat(
                        measures.valuedBenchmarks().stream().map(measures::on),
                        BenchmarkSuite.among(results.benchmarks(), results.normalisation()).stream()
                                .map(measures::over))
                .filter(measured ->
                        !measured.valued().isEmpty() || !measured.leftOut().isEmpty())
                .toList();
    }

    private List<BenchmarkName> valuedBenchmarks() {
        return runs.stream()
                .flatMap(run -> run.values().keySet().stream())
                .map(BenchmarkName::id)
                .collect(toCollection(TreeSet::new))
                .stream()
                .map(BenchmarkName::new)
                .toList();
    }

    private MeasuredRuns on(BenchmarkName benchmark) {
        List<MeasuredRuns.RunValue> valued = new ArrayList<>();
        for (NetworkScores<TrainedRun> run : runs) {
            AlignmentValue value = run.values().get(benchmark);
            if (value != null) {
                valued.add(new MeasuredRuns.RunValue(run.network(), value));
            }
        }
        ReferenceNetworks compared = new ReferenceNetworks(
                normalisation,
                references,
                List.of(benchmark),
                reference -> reference.values().get(benchmark));
        return new MeasuredRuns(
                new Measure.SingleBenchmark(benchmark),
                normalisation,
                List.of(benchmark),
                simulated.contains(benchmark),
                valued,
                List.of(),
                compared.lines(),
                compared.curves());
    }

    private MeasuredRuns over(BenchmarkSuite suite) {
        List<MeasuredRuns.RunValue> valued = new ArrayList<>();
        List<MeasuredRuns.LeftOutTrainedRun> leftOut = new ArrayList<>();
        for (NetworkScores<TrainedRun> run : runs) {
            if (suite.benchmarks().stream().map(Benchmark::name).anyMatch(run.measured()::contains)) {
                RegionScores scores = RegionScores.of(suite, run.values());
                scores.mean()
                        .ifPresentOrElse(
                                mean -> valued.add(new MeasuredRuns.RunValue(run.network(), mean)),
                                () -> leftOut.add(new MeasuredRuns.LeftOutTrainedRun(
                                        run.network(), String.join("; ", scores.missing()))));
            }
        }
        ReferenceNetworks compared = new ReferenceNetworks(
                normalisation,
                references,
                suite.counted(),
                reference -> RegionScores.of(suite, reference.values()).mean().orElse(null));
        return new MeasuredRuns(
                new Measure.SuiteMean(suite.id()),
                normalisation,
                suite.counted(),
                suite.isSimulated(),
                valued,
                leftOut,
                compared.lines(),
                compared.curves());
    }
}
