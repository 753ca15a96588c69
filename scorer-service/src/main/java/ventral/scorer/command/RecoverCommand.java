package ventral.scorer.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.scorer.assembly.Region;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.simulation.ModelRecovery;
import ventral.scorer.simulation.ModelRecovery.RecoveryOutcome;

@Command(
        name = "recover",
        description = {
            "Tests whether metrics recover a known model: draws neuroids of the simulated V1, V2, V4 and IT, and"
                    + " compares each region with every stage of the model that generated its responses. Prints, for"
                    + " each metric, how often each stage is most similar to each region, and the mean raw values.",
            ""
        },
        footer = {"", "Example: ./ventral analyse recover --draws 20"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class RecoverCommand implements Callable<Integer> {

    private static final List<Metric> METRICS = List.of(Metric.PLS, Metric.RIDGE_CV, Metric.CKA, Metric.RSA);
    private static final String CATEGORY = "category_name";

    @Option(
            names = "--draws",
            defaultValue = "10",
            description = "Number of sets of neuroids; the first is that of the shipped benchmarks"
                    + " (default: ${DEFAULT-VALUE}).")
    int drawCount;

    @Mixin
    BenchmarkOptions benchmarks;

    @Override
    public Integer call() throws IOException {
        Benchmark simulated = benchmarks.ready().stream()
                .filter(benchmark -> benchmark.description().origin() == ResponseOrigin.SIMULATED)
                .findFirst()
                .orElseThrow(() ->
                        new IOException("no simulated benchmark in %s is ready; name the shipped folder with --folder"
                                .formatted(benchmarks.folder)));
        ModelRecovery recovery = new ModelRecovery(simulated.stimuli());
        List<RecoveryOutcome> outcomes = new ArrayList<>();
        for (int draw = 0; draw < drawCount; draw++) {
            outcomes.addAll(recovery.outcomes(METRICS, draw, CATEGORY));
            System.err.printf("%d of %d draws%n", draw + 1, drawCount);
        }
        System.out.println("metric,region,V1 wins,V2 wins,V4 wins,IT wins,V1 mean,V2 mean,V4 mean,IT mean");
        for (Metric metric : METRICS) {
            for (Region region : Region.values()) {
                print(
                        metric,
                        region,
                        outcomes.stream()
                                .filter(outcome -> outcome.metric() == metric && outcome.region() == region)
                                .toList());
            }
        }
        return 0;
    }

    private static void print(Metric metric, Region region, List<RecoveryOutcome> outcomes) {
        List<String> row = new ArrayList<>(List.of(BenchmarkFormatter.text(metric), region.name()));
        for (Region stage : Region.values()) {
            row.add(Long.toString(outcomes.stream()
                    .filter(outcome -> outcome.winner() == stage)
                    .count()));
        }
        for (Region stage : Region.values()) {
            row.add("%.4f"
                    .formatted(outcomes.stream()
                            .mapToDouble(outcome -> outcome.value(stage))
                            .average()
                            .orElse(Double.NaN)));
        }
        System.out.println(String.join(",", row));
    }
}
