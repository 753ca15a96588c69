package ventral.gateway.analysis;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.SweepName;
import ventral.gateway.analysis.NetworkScores.Reference;
import ventral.gateway.analysis.NetworkScores.TrainedRun;
import ventral.gateway.ledger.Benchmark;
import ventral.gateway.ledger.ReferenceScore;
import ventral.gateway.ledger.Score;

/** The curves of a sweep: of each objective on each benchmark, and over each suite of benchmarks. */
public final class ScalingCurves {

    private final SweepName sweep;
    private final Normalisation normalisation;
    private final List<NetworkScores<TrainedRun>> runs;
    private final List<NetworkScores<Reference>> references;
    private final TreeSet<String> simulated = new TreeSet<>();

    private ScalingCurves(
            SweepName sweep,
            List<Score> finalScores,
            List<Benchmark> benchmarks,
            List<ReferenceScore> references,
            Normalisation normalisation) {
        PresentValues present = new PresentValues(benchmarks, finalScores, references, normalisation);
        this.sweep = sweep;
        this.normalisation = normalisation;
        this.runs = NetworkScores.ofRuns(finalScores, present);
        this.references = NetworkScores.ofReferences(references, present);
        finalScores.stream()
                .filter(score -> score.measurement().simulated())
                .filter(score -> present.of(score.name().benchmark(), score.measurement())
                        .isPresent())
                .forEach(score -> simulated.add(score.name().benchmark().id()));
    }

    /**
     * By name.
     *
     * @param finalScores one of each run and benchmark: that of the run's last checkpoint
     * @param benchmarks all that there are, which say what is present and what belongs together
     * @param references all that there are
     */
    public static List<ScalingCurve> of(
            SweepName sweep,
            List<Score> finalScores,
            List<Benchmark> benchmarks,
            List<ReferenceScore> references,
            Normalisation normalisation) {
        ScalingCurves curves = new ScalingCurves(sweep, finalScores, benchmarks, references, normalisation);
        return curves.byObjective().entrySet().stream()
                .flatMap(objective -> Stream.concat(
                        curves.onBenchmarks(objective.getValue()),
                        Suite.among(benchmarks).stream().flatMap(suite -> curves.over(suite, objective.getValue()))))
                .sorted(Comparator.comparing(curve -> curve.name().toString()))
                .toList();
    }

    private Map<String, List<NetworkScores<TrainedRun>>> byObjective() {
        return runs.stream().collect(groupingBy(run -> run.network().objective().id(), TreeMap::new, toList()));
    }

    /** @param ofObjective at least one */
    private Stream<ScalingCurve> onBenchmarks(List<NetworkScores<TrainedRun>> ofObjective) {
        return ofObjective.stream()
                .flatMap(run -> run.values().keySet().stream())
                .distinct()
                .map(benchmark -> on(benchmark, ofObjective));
    }

    private ScalingCurve on(BenchmarkName benchmark, List<NetworkScores<TrainedRun>> ofObjective) {
        TreeMap<Long, List<Double>> values = new TreeMap<>();
        for (NetworkScores<TrainedRun> run : ofObjective) {
            Double value = run.values().get(benchmark);
            if (value != null) {
                add(values, run, value);
            }
        }
        List<ReferenceLine> lines = new ArrayList<>();
        for (NetworkScores<Reference> reference : references) {
            Double value = reference.values().get(benchmark);
            if (value != null) {
                lines.add(line(reference, value));
            }
        }
        return ScalingCurve.through(
                name(ofObjective, new ScalingCurveName.OnBenchmark(benchmark)),
                normalisation,
                List.of(benchmark),
                simulated.contains(benchmark.id()),
                values,
                List.of(),
                lines);
    }

    /** None while no run of the objective has a score of the suite. */
    private Stream<ScalingCurve> over(Suite suite, List<NetworkScores<TrainedRun>> ofObjective) {
        TreeMap<Long, List<Double>> values = new TreeMap<>();
        List<LeftOutRun> leftOut = new ArrayList<>();
        for (NetworkScores<TrainedRun> run : ofObjective) {
            if (suite.benchmarks().stream().map(Benchmark::name).anyMatch(run.measured()::contains)) {
                RegionScores scores = RegionScores.of(suite, run.values());
                scores.mean()
                        .ifPresentOrElse(
                                mean -> add(values, run, mean),
                                () -> leftOut.add(
                                        new LeftOutRun(run.network().name(), String.join("; ", scores.missing()))));
            }
        }
        if (values.isEmpty() && leftOut.isEmpty()) {
            return Stream.empty();
        }
        List<ReferenceLine> lines = new ArrayList<>();
        for (NetworkScores<Reference> reference : references) {
            RegionScores.of(suite, reference.values()).mean().ifPresent(mean -> lines.add(line(reference, mean)));
        }
        return Stream.of(ScalingCurve.through(
                name(ofObjective, new ScalingCurveName.MeanOver(suite.id())),
                normalisation,
                suite.counted(),
                suite.isSimulated(),
                values,
                leftOut,
                lines));
    }

    private ScalingCurveName name(List<NetworkScores<TrainedRun>> ofObjective, ScalingCurveName.Measure measure) {
        Objective objective = ofObjective.get(0).network().objective();
        return new ScalingCurveName(sweep, objective, measure);
    }

    private static void add(TreeMap<Long, List<Double>> values, NetworkScores<TrainedRun> run, double value) {
        values.computeIfAbsent(run.network().imageCount(), size -> new ArrayList<>())
                .add(value);
    }

    private static ReferenceLine line(NetworkScores<Reference> reference, double value) {
        return new ReferenceLine(reference.network().name(), reference.network().displayName(), value);
    }
}
