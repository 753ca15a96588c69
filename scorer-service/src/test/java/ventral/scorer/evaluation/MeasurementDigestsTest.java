package ventral.scorer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.network.Network;
import ventral.contract.spec.RunSpec;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.candidate.SafetensorsNetwork;
import ventral.scorer.candidate.WeightsArtifact;
import ventral.scorer.score.PcaCalibration;
import ventral.scorer.testing.BenchmarkFixtures;
import ventral.scorer.testing.SmallRecording;

class MeasurementDigestsTest {

    private static final String WEIGHTS = "ab".repeat(32);

    private final Benchmark benchmark = benchmark(metadata("one", 1, null), SmallRecording.assembly(), "images");

    @Test
    void checkpoints_of_different_runs_and_objectives_with_equal_weights_have_equal_digests() {
        Checkpoint one = checkpoint("r", "distance", network("resnet18", 64, WEIGHTS, "file:///here"), null);
        Checkpoint other = checkpoint("q", "category", network("resnet18", 64, WEIGHTS, "s3://bucket/there"), null);
        assertThat(digest(one)).isPresent().isEqualTo(digest(other));
    }

    @Test
    void other_weights_networks_or_sizes_of_images_have_other_digests() {
        WeightsArtifact plain = network("resnet18", 64, WEIGHTS, "file:///weights");
        WeightsArtifact recalibrated = network("resnet18", 64, "cd".repeat(32), "file:///weights");
        assertThat(List.of(
                        digest(checkpoint("r", "distance", plain, null)),
                        digest(checkpoint("r", "distance", recalibrated, null)),
                        digest(checkpoint("r", "distance", plain, recalibrated)),
                        digest(checkpoint("r", "distance", plain, plain)),
                        digest(checkpoint("r", "distance", network("resnet50", 64, WEIGHTS, "file:///weights"), null)),
                        digest(checkpoint("r", "distance", network("resnet18", 32, WEIGHTS, "file:///weights"), null))))
                .doesNotHaveDuplicates();
    }

    @Test
    void other_versions_contents_and_metrics_of_benchmarks_have_other_digests() {
        NeuralAssembly recorded = SmallRecording.assembly();
        double[][] changed = recorded.responses();
        changed[0][0] += 1;
        NeuralAssembly corrected =
                new NeuralAssembly(recorded.stimulusIds(), recorded.repetitions(), recorded.neuroidIds(), changed);
        assertThat(List.of(
                        digest(benchmark),
                        digest(benchmark(metadata("two", 1, null), SmallRecording.assembly(), "images")),
                        digest(benchmark(metadata("one", 2, null), SmallRecording.assembly(), "images")),
                        digest(benchmark(metadata("one", 1, "kind"), SmallRecording.assembly(), "images")),
                        digest(benchmark(BenchmarkFixtures.of("one", Metric.CKA), SmallRecording.assembly(), "images")),
                        digest(benchmark(metadata("one", 1, null), SmallRecording.assembly(), "other images")),
                        digest(benchmark(metadata("one", 1, null), corrected, "images"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void other_choices_of_layers_and_other_scorers_have_other_digests() {
        StimulusSet pictures = stimuli("pictures");
        assertThat(List.of(
                        digest(LayerChoicePolicy.BEST, "scorer"),
                        digest(LayerChoicePolicy.BEST, "newer scorer"),
                        digest(new LayerChoicePolicy(Map.of(Region.IT, "avgpool"), null), "scorer"),
                        digest(new LayerChoicePolicy(Map.of(Region.IT, "fc"), null), "scorer"),
                        digest(new LayerChoicePolicy(Map.of(), new PcaCalibration(pictures, 2, "some")), "scorer"),
                        digest(new LayerChoicePolicy(Map.of(), new PcaCalibration(pictures, 3, "some")), "scorer"),
                        digest(
                                new LayerChoicePolicy(Map.of(), new PcaCalibration(stimuli("others"), 2, "some")),
                                "scorer")))
                .doesNotHaveDuplicates();
        assertThat(digest(new LayerChoicePolicy(Map.of(Region.V1, "fc"), null), "scorer"))
                .as("a layer of another region")
                .isEqualTo(digest(LayerChoicePolicy.BEST, "scorer"));
    }

    @Test
    void a_benchmark_that_layers_are_chosen_on_is_in_the_digest_and_has_to_be_ready() {
        Benchmark held = benchmark(chosenOn("judge"), SmallRecording.assembly(), "images");
        Benchmark judge = benchmark(metadata("judge", 1, null), SmallRecording.assembly(), "images");
        Benchmark newer = benchmark(metadata("judge", 2, null), SmallRecording.assembly(), "images");
        Checkpoint checkpoint = plain();
        assertThat(digests(held, judge).of(checkpoint, held))
                .isPresent()
                .isNotEqualTo(digests(held, newer).of(checkpoint, held));
        assertThat(digests(held).of(checkpoint, held)).isEmpty();
    }

    @Test
    void what_is_not_known_to_be_equal_has_no_digest() {
        assertThat(digest(benchmark(metadata("one", 1, null), SmallRecording.assembly(), "")))
                .as("stimuli without a digest")
                .isEmpty();
        PcaCalibration unknown = new PcaCalibration(stimuli(""), 2, "some");
        assertThat(new MeasurementDigests(List.of(benchmark), new LayerChoicePolicy(Map.of(), unknown), "scorer")
                        .of(plain(), benchmark))
                .as("calibration images without a digest")
                .isEmpty();
        ReferenceModel reference = new ReferenceModel(
                new ReferenceName("imagenet"),
                new SafetensorsNetwork(
                        Path.of("weights"), WEIGHTS, "ImageNet", Network.RESNET18, Preprocessing.ofTorchvision(64)));
        assertThat(digests(benchmark).of(reference, benchmark))
                .as("a model that is no checkpoint")
                .isEmpty();
        assertThat(digests().of(plain(), benchmark))
                .as("a benchmark that is not ready")
                .isEmpty();
    }

    private Optional<String> digest(Checkpoint checkpoint) {
        return digests(benchmark).of(checkpoint, benchmark);
    }

    private static Optional<String> digest(Benchmark changed) {
        return digests(changed).of(plain(), changed);
    }

    private String digest(LayerChoicePolicy policy, String scorer) {
        return new MeasurementDigests(List.of(benchmark), policy, scorer)
                .of(plain(), benchmark)
                .orElseThrow();
    }

    private static MeasurementDigests digests(Benchmark... benchmarks) {
        return new MeasurementDigests(List.of(benchmarks), LayerChoicePolicy.BEST, "scorer");
    }

    private static Checkpoint plain() {
        return checkpoint("r", "distance", network("resnet18", 64, WEIGHTS, "file:///weights"), null);
    }

    private static Checkpoint checkpoint(
            String run, String objective, WeightsArtifact network, @Nullable WeightsArtifact recalibrated) {
        return new Checkpoint(
                new CheckpointName(new RunName(run), 0),
                new RunSpec(new StreamName("s"), Objective.parse(objective), 64, 1, 0, 2, null),
                network,
                recalibrated);
    }

    private static WeightsArtifact network(String network, int imageSize, String sha256, String uri) {
        return new WeightsArtifact(network, imageSize, URI.create(uri), sha256);
    }

    private static Benchmark benchmark(BenchmarkMetadata metadata, NeuralAssembly assembly, String contentDigest) {
        return new NeuralBenchmark(metadata, stimuli(contentDigest), assembly);
    }

    private static StimulusSet stimuli(String contentDigest) {
        StimulusSet plain = BenchmarkFixtures.stimuli("shown");
        return new StimulusSet("shown", contentDigest, 8, plain.stimuli(), plain.pictures());
    }

    private static BenchmarkMetadata metadata(String name, int version, @Nullable String stratification) {
        return metadata(name, version, stratification, null);
    }

    private static BenchmarkMetadata chosenOn(String judge) {
        return metadata("held", 1, null, new BenchmarkName(judge));
    }

    private static BenchmarkMetadata metadata(
            String name, int version, @Nullable String stratification, @Nullable BenchmarkName layerChosenOn) {
        BenchmarkMetadata plain = BenchmarkFixtures.of(name, Metric.PLS);
        return new BenchmarkMetadata(
                plain.name(),
                version,
                plain.region(),
                plain.origin(),
                plain.metric(),
                plain.ceiling(),
                stratification,
                null,
                layerChosenOn,
                "nobody",
                "CC0");
    }
}
