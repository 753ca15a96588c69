package ventral.cli.study.report;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ventral.cli.study.Study;
import ventral.cli.study.result.CheckpointResult;
import ventral.cli.study.result.Measurement;
import ventral.cli.study.result.RunResult;
import ventral.cli.study.result.ScoreResult;
import ventral.cli.study.result.StudyResults;
import ventral.contract.name.RunName;
import ventral.contract.validation.LatentAccuracy;

/** Writes the tables of results: scores, layers, references, latents and checkpoints. */
final class ResultTables {

    private final StudyResults results;
    private final Map<RunName, RunResult> runs = new HashMap<>();

    ResultTables(StudyResults results) {
        this.results = results;
        results.runs().forEach(run -> runs.put(run.name(), run));
    }

    String scores() {
        CsvBuilder csv = new CsvBuilder(
                "sweep",
                "run",
                "objective",
                "control",
                "images",
                "updates",
                "epochs",
                "seed",
                "seen",
                "last",
                "benchmark",
                "benchmark_version",
                "layer",
                "raw",
                "standard_error",
                "ceiling",
                "ceiling_lower_bound",
                "ratio_squared",
                "squared_over_ceiling",
                "error");
        for (ScoreResult score : results.scores()) {
            var checkpoint = score.name().checkpoint();
            RunResult run = runs.get(checkpoint.run());
            if (run == null) {
                continue;
            }
            var spec = run.spec();
            Measurement measured = score.measurement();
            boolean failed = !measured.error().isEmpty();
            csv.row(
                    run.sweep().id(),
                    run.name().id(),
                    spec.objective().id(),
                    spec.objective().control().id(),
                    spec.imageCount(),
                    spec.totalImageCount() / batchSize(run),
                    spec.epochCount(),
                    spec.seed(),
                    checkpoint.seenImageCount(),
                    checkpoint.seenImageCount() == spec.totalImageCount(),
                    score.name().benchmark().id(),
                    measured.version(),
                    measured.layer(),
                    failed ? Double.NaN : measured.raw(),
                    failed ? Double.NaN : measured.standardError(),
                    failed ? Double.NaN : measured.ceiling(),
                    failed ? Double.NaN : measured.ceilingLowerBound(),
                    failed || Double.isNaN(measured.ceiling()) ? Double.NaN : measured.ratioSquared(),
                    failed || Double.isNaN(measured.ceiling()) ? Double.NaN : measured.squaredOverCeiling(),
                    measured.error());
        }
        return csv.toString();
    }

    private int batchSize(RunResult run) {
        Study study = results.study();
        return study.stream(run.spec().stream()).batchSize();
    }

    String layers() {
        CsvBuilder csv = new CsvBuilder("run", "seen", "benchmark", "layer", "raw", "chosen");
        for (ScoreResult score : results.scores()) {
            for (Measurement.LayerCorrelation layer : score.measurement().layers()) {
                csv.row(
                        score.name().checkpoint().run().id(),
                        score.name().checkpoint().seenImageCount(),
                        score.name().benchmark().id(),
                        layer.name(),
                        layer.raw(),
                        layer.name().equals(score.measurement().layer()));
            }
        }
        return csv.toString();
    }

    String references() {
        CsvBuilder csv = new CsvBuilder(
                "reference",
                "name",
                "benchmark",
                "benchmark_version",
                "layer",
                "raw",
                "standard_error",
                "ceiling",
                "ratio_squared",
                "squared_over_ceiling",
                "sha256",
                "error");
        results.references().forEach(reference -> {
            Measurement measured = reference.measurement();
            boolean failed = !measured.error().isEmpty();
            boolean hasCeiling = !failed && !Double.isNaN(measured.ceiling());
            csv.row(
                    reference.reference(),
                    reference.displayName(),
                    reference.benchmark().id(),
                    measured.version(),
                    measured.layer(),
                    failed ? Double.NaN : measured.raw(),
                    failed ? Double.NaN : measured.standardError(),
                    hasCeiling ? measured.ceiling() : Double.NaN,
                    hasCeiling ? measured.ratioSquared() : Double.NaN,
                    hasCeiling ? measured.squaredOverCeiling() : Double.NaN,
                    reference.sha256(),
                    measured.error());
        });
        return csv.toString();
    }

    String latents() {
        CsvBuilder csv = new CsvBuilder(
                "sweep",
                "run",
                "objective",
                "images",
                "seed",
                "seen",
                "latent",
                "r_squared",
                "root_mean_squared_error",
                "top1",
                "top5");
        for (CheckpointResult checkpoint : results.checkpoints()) {
            RunResult run = runs.get(checkpoint.name().run());
            if (run == null) {
                continue;
            }
            new TreeMap<>(checkpoint.latents()).forEach((latent, figures) -> {
                var regression = figures instanceof LatentAccuracy.RegressionAccuracy of ? of : null;
                var classification = figures instanceof LatentAccuracy.ClassificationAccuracy of ? of : null;
                csv.row(
                        run.sweep().id(),
                        run.name().id(),
                        run.spec().objective().id(),
                        run.spec().imageCount(),
                        run.spec().seed(),
                        checkpoint.name().seenImageCount(),
                        latent.name().toLowerCase(Locale.ROOT),
                        regression == null ? Double.NaN : regression.rSquared(),
                        regression == null ? Double.NaN : regression.rootMeanSquaredError(),
                        classification == null ? Double.NaN : classification.top1(),
                        classification == null ? Double.NaN : classification.top5());
            });
        }
        return csv.toString();
    }

    String checkpoints() {
        CsvBuilder csv = new CsvBuilder("run", "seen", "sha256", "size_bytes");
        results.checkpoints()
                .forEach(checkpoint -> csv.row(
                        checkpoint.name().run().id(),
                        checkpoint.name().seenImageCount(),
                        checkpoint.sha256(),
                        checkpoint.sizeBytes()));
        return csv.toString();
    }
}
