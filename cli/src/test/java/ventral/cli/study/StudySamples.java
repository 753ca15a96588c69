package ventral.cli.study;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ventral.cli.study.result.BenchmarkResult;
import ventral.cli.study.result.CheckpointResult;
import ventral.cli.study.result.Measurement;
import ventral.cli.study.result.ReferenceResult;
import ventral.cli.study.result.RunResult;
import ventral.cli.study.result.ScoreResult;
import ventral.cli.study.result.StreamResult;
import ventral.cli.study.result.StudyResults;
import ventral.cli.study.yaml.StudyReader;
import ventral.contract.latent.Control;
import ventral.contract.latent.Latent;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.contract.validation.LatentAccuracy;

/**
 * A small study with made-up scores: training adds .04 to an untrained score of .40, and each factor of ten in images
 * adds .01.
 */
public final class StudySamples {

    public static final String SOURCE = """
            name: sample
            description: A made-up study.
            streams:
              s:
                images: 5120
                image_size: 32
                batch_size: 64
            sweeps:
              big:
                objectives: [distance-rotation, distance]
                controls: [untrained, calibrated, shuffled-distance-rotation]
                images: [4096]
                seeds: [0-4]
                control_seeds: [0-9]
                calibration_images: 640
                updates: 64
                held_out: 1024
              sizes:
                objectives: [distance-rotation]
                images: [64, 512]
                seeds: [0-2]
                updates: 64
                held_out: 1024
            benchmarks: [b1]
            endpoint:
              benchmark: b1
              objective: distance-rotation
              controls: [untrained, calibrated, shuffled-distance-rotation]
            """;

    private static final BenchmarkName BENCHMARK = new BenchmarkName("b1");

    private StudySamples() {}

    public static Study study() {
        return StudyReader.read("sample.yaml", new StringReader(SOURCE));
    }

    /** Returns the results of every run. All runs have succeeded. */
    public static StudyResults results() {
        Study study = study();
        List<RunResult> runs = new ArrayList<>();
        List<CheckpointResult> checkpoints = new ArrayList<>();
        List<ScoreResult> scores = new ArrayList<>();
        study.sweeps()
                .forEach((sweep, spec) -> spec.runs(sweep).forEach((name, run) -> {
                    runs.add(new RunResult(name, sweep, run, "SUCCEEDED", "", "2026-01-02T03:04:05Z"));
                    for (long seen : run.checkpoints(64)) {
                        CheckpointName checkpoint = new CheckpointName(name, seen);
                        checkpoints.add(new CheckpointResult(
                                checkpoint, "%064x".formatted(seen + 1), 1000, latents(run, seen)));
                        scores.add(new ScoreResult(new ScoreName(checkpoint, BENCHMARK), measured(raw(run, seen))));
                    }
                }));
        return new StudyResults(
                study,
                List.of(new StreamResult(new StreamName("s"), "0a0b", 5120, "2026-01-02T03:04:04Z")),
                runs,
                checkpoints,
                scores,
                List.of(new ReferenceResult("net", "ImageNet Net", BENCHMARK, "0c0d", measured(.55))),
                List.of(new BenchmarkResult(
                        BENCHMARK, "V4", "pls", 3, false, 200, 40, "Somebody (2020)", "CC-BY-4.0")));
    }

    private static Map<Latent, LatentAccuracy> latents(RunSpec run, long seen) {
        Map<Latent, LatentAccuracy> latents = new EnumMap<>(Latent.class);
        run.objective()
                .latents()
                .forEach(latent -> latents.put(
                        latent,
                        new LatentAccuracy.RegressionAccuracy(
                                Math.log10(1 + seen) / 5 - latent.ordinal() * .02 + run.seed() * .001, .5)));
        return latents;
    }

    private static double raw(RunSpec run, long seen) {
        double untrained = .40 + .002 * Math.sin(3 * run.seed());
        boolean isTrained = seen > 0 && run.objective().control() == Control.NONE;
        double gain = .04 + .01 * Math.log10(Math.max(1, run.imageCount()) / 4096.0) + .001 * (run.seed() % 3);
        return untrained
                + (isTrained ? gain - (run.objective().groups().size() == 1 ? .02 : 0) : 0)
                - (run.objective().control() == Control.SHUFFLED && seen > 0 ? .01 : 0)
                + (run.objective().control() == Control.CALIBRATED ? .005 : 0);
    }

    private static Measurement measured(double raw) {
        return new Measurement(
                raw,
                .01,
                .8,
                .8,
                raw * raw / .64,
                raw * raw / .8,
                "layer3",
                List.of(
                        new Measurement.LayerCorrelation("layer2", raw - .05),
                        new Measurement.LayerCorrelation("layer3", raw)),
                3,
                "");
    }

    /** Returns the results without the last checkpoint's score of one run, which is still running. */
    public static StudyResults unfinished(RunName running) {
        StudyResults all = results();
        return new StudyResults(
                all.study(),
                all.streams(),
                all.runs().stream()
                        .map(run -> run.name().equals(running)
                                ? new RunResult(run.name(), run.sweep(), run.spec(), "RUNNING", "", run.createTime())
                                : run)
                        .toList(),
                all.checkpoints(),
                all.scores().stream()
                        .filter(score -> !score.name().checkpoint().run().equals(running)
                                || score.name().checkpoint().seenImageCount() == 0)
                        .toList(),
                all.references(),
                all.benchmarks());
    }

    /** Returns the values of an objective's runs in {@code results}, by seed. */
    public static Map<Long, Double> expected(String objective, long imageCount) {
        Map<Long, Double> bySeed = new TreeMap<>();
        study().runs().values().stream()
                .filter(run -> run.objective().id().equals(objective) && run.imageCount() == imageCount)
                .forEach(run -> bySeed.put(run.seed(), raw(run, run.totalImageCount())));
        return bySeed;
    }
}
