package ventral.cli.study.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.LayerScore;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.Run;
import ventral.api.v1.Score;
import ventral.api.v1.Stream;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.study.Study;
import ventral.cli.study.result.BenchmarkResult;
import ventral.cli.study.result.CheckpointResult;
import ventral.cli.study.result.Measurement;
import ventral.cli.study.result.ReferenceResult;
import ventral.cli.study.result.RunResult;
import ventral.cli.study.result.ScoreResult;
import ventral.cli.study.result.StreamResult;
import ventral.cli.study.result.StudyResults;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ReferenceScoreName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.ValidationMapper;

/** Converts the gateway's responses to the results of a study. */
public final class ResultReader {

    private ResultReader() {}

    /** Reads a study's results from a snapshot. */
    public static StudyResults read(Study study, ExperimentSnapshot snapshot) {
        List<String> benchmarks =
                snapshot.benchmarks().stream().map(Benchmark::getName).toList();
        return new StudyResults(
                study,
                snapshot.streams().stream().map(ResultReader::stream).toList(),
                snapshot.runs().stream().map(ResultReader::run).toList(),
                snapshot.checkpoints().stream().map(ResultReader::checkpoint).toList(),
                snapshot.scores().stream().map(ResultReader::score).toList(),
                snapshot.referenceScores().stream()
                        .filter(score -> benchmarks.contains(score.getBenchmark()))
                        .map(ResultReader::reference)
                        .filter(reference -> study.references().isEmpty()
                                || study.references().contains(reference.reference()))
                        .toList(),
                snapshot.benchmarks().stream().map(ResultReader::benchmark).toList());
    }

    private static StreamResult stream(Stream stream) {
        return new StreamResult(
                StreamName.parse(stream.getName()),
                hex(stream.getDigest()),
                stream.getRenderedImageCount(),
                time(stream.getCreateTime()));
    }

    private static RunResult run(Run run) {
        return new RunResult(
                RunName.parse(run.getName()),
                SweepName.parse(run.getSpec().getSweep()),
                SpecMapper.fromWire(run.getSpec()),
                run.getState().name().replace("RUN_STATE_", ""),
                run.getError().getMessage(),
                time(run.getCreateTime()));
    }

    private static CheckpointResult checkpoint(Checkpoint checkpoint) {
        return new CheckpointResult(
                CheckpointName.parse(checkpoint.getName()),
                hex(checkpoint.getSha256()),
                checkpoint.getSizeBytes(),
                checkpoint.hasValidation()
                        ? ValidationMapper.fromWire(checkpoint.getValidation()).latents()
                        : Map.of());
    }

    private static ScoreResult score(Score score) {
        double ceiling = score.getCeilingUnknown() ? Double.NaN : score.getCeiling();
        return new ScoreResult(
                ScoreName.parse(score.getName()),
                new Measurement(
                        score.getRawValue(),
                        score.getStandardError(),
                        ceiling,
                        score.hasCeilingLowerBound() ? score.getCeilingLowerBound() : ceiling,
                        score.getRatioSquaredValue(),
                        score.getSquaredOverCeilingValue(),
                        score.getLayer(),
                        layers(score.getLayersList()),
                        score.getBenchmarkVersion(),
                        error(score.hasError(), score.getError().getMessage())));
    }

    private static ReferenceResult reference(ReferenceScore score) {
        double ceiling = score.getCeilingUnknown() ? Double.NaN : score.getCeiling();
        return new ReferenceResult(
                ReferenceScoreName.parse(score.getName()).reference().id(),
                score.getDisplayName(),
                BenchmarkName.parse(score.getBenchmark()),
                hex(score.getSha256()),
                new Measurement(
                        score.getRawValue(),
                        score.getStandardError(),
                        ceiling,
                        score.hasCeilingLowerBound() ? score.getCeilingLowerBound() : ceiling,
                        score.getRatioSquaredValue(),
                        score.getSquaredOverCeilingValue(),
                        score.getLayer(),
                        layers(score.getLayersList()),
                        score.getBenchmarkVersion(),
                        error(score.hasError(), score.getError().getMessage())));
    }

    private static BenchmarkResult benchmark(Benchmark benchmark) {
        return new BenchmarkResult(
                BenchmarkName.parse(benchmark.getName()),
                benchmark.getRegion().name().replace("REGION_", ""),
                benchmark.getMetric(),
                benchmark.getVersion(),
                benchmark.getSimulated(),
                benchmark.getStimulusCount(),
                benchmark.getNeuroidCount(),
                benchmark.getCitation(),
                benchmark.getLicense());
    }

    private static List<Measurement.LayerCorrelation> layers(List<LayerScore> layers) {
        return layers.stream()
                .map(layer -> new Measurement.LayerCorrelation(layer.getLayer(), layer.getRawValue()))
                .toList();
    }

    private static String error(boolean failed, String message) {
        return failed ? (message.isEmpty() ? "failed without a message" : message) : "";
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static String time(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString();
    }
}
