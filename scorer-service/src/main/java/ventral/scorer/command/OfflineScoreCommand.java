package ventral.scorer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ventral.scorer.assembly.Region;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.candidate.Recording;
import ventral.scorer.command.NetworkOptions.NamedCandidate;
import ventral.scorer.djl.DjlCandidateLoader;
import ventral.scorer.evaluation.BenchmarkRunner;
import ventral.scorer.evaluation.CandidateSession;
import ventral.scorer.evaluation.LayerChoicePolicy;
import ventral.scorer.files.stimulus.StimulusImageFolder;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.score.PcaCalibration;
import ventral.scorer.score.SuiteScore.BenchmarkScore;

@Command(
        name = "score",
        description = {
            "Scores a network in a file on benchmarks, without a running system.",
            "",
            "FILE holds TorchScript (.pt; with --allow-torchscript), or the weights of a ResNet-18 or ResNet-50 under torchvision's names"
                    + " (.safetensors, or .pth of torch.save), whose input is 224 by 224 pixels with ImageNet's mean"
                    + " and SD.",
            "",
            "A TorchScript network takes a batch of images and returns its layers: a tensor, or a tuple of tensors. A"
                    + " manifest gives their names (JSON; default: the file's name with .json):",
            "",
            "  {\"model\": \"My network\",",
            "   \"input\": {\"shape\": [\"N\", 3, 224, 224], \"range\": [0, 1],",
            "             \"mean\": [.485, .456, .406], \"std\": [.229, .224, .225], \"visual_degrees\": 8},",
            "   \"outputs\": [\"conv1\", \"layer1\", \"logits\"]}",
            "",
            "mean and std are optional. FILE may also be 'pixels', Brain-Score's pixel baseline, or"
                    + " 'recording:BENCHMARK', the neuroids of a benchmark as predictors of the other benchmarks with"
                    + " the same images.",
            ""
        },
        footer = {"", "Example: ./ventral score resnet18.pth --benchmarks majajhong2015public-it-pls"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class OfflineScoreCommand implements Callable<Integer> {

    private static final String PIXELS = "pixels";

    @Parameters(paramLabel = "FILE", description = "The network, 'pixels', or 'recording:BENCHMARK'.")
    Path file;

    @Option(
            names = "--manifest",
            paramLabel = "JSON",
            description = "Manifest of the network (default: the file's name with .json).")
    @Nullable Path manifest;

    @Option(
            names = "--layer-map",
            paramLabel = "REGION=LAYER",
            split = ",",
            description =
                    "Layers committed to regions, such as V1=layer1,IT=layer4 (default: for each region, the layer"
                            + " most similar to it).")
    Map<Region, String> layerMap = new EnumMap<>(Region.class);

    @Option(
            names = "--calibration-pictures",
            paramLabel = "DIR",
            description = "Choose layers as Brain-Score does, by their projections on the principal components of these"
                    + " images (the first by name; in Brain-Score, the first of each class of ImageNet's"
                    + " validation set). The score itself uses the whole layer.")
    @Nullable Path calibrationPictures;

    @Option(
            names = "--principal-components",
            paramLabel = "N",
            description = "Number of principal components, and of images (default: ${DEFAULT-VALUE}).")
    int principalComponents = 1000;

    @Option(names = "--profile", description = "Show the score of every layer, not only of the committed one.")
    boolean profile;

    @Mixin
    BenchmarkOptions benchmarks;

    @Mixin
    NetworkOptions network;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try {
            return score();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int score() throws IOException {
        DjlCandidateLoader candidates = network.candidates();
        NamedCandidate named;
        List<Benchmark> ready = benchmarks.ready();
        String given = file.toString();
        if (given.equals(PIXELS)) {
            named = new NamedCandidate(PIXELS, candidates::pixels);
        } else if (given.startsWith(CandidateOptions.RECORDING)) {
            Recording recording = benchmarks.recording(given.substring(CandidateOptions.RECORDING.length()));
            named = new NamedCandidate(recording.displayName(), recording::candidate);
            ready = others(recording, ready);
        } else {
            named = network.candidate(candidates, file, manifest);
        }
        BenchmarkRunner runner = new BenchmarkRunner(ready, new LayerChoicePolicy(layerMap, calibration()));
        ScoreReport report = new ScoreReport(System.out, profile);
        report.printHeader(named.name(), candidates.describe());
        List<BenchmarkScore> scores = new ArrayList<>();
        CandidateProgressPrinter progress = new CandidateProgressPrinter(System.err, InstantSource.system());
        try (CandidateSession session = new CandidateSession(named.opening().open(), progress)) {
            for (Benchmark benchmark : ready) {
                progress.setSubject(benchmark.description().name().id());
                AlignmentScore score = runner.score(session, benchmark);
                report.score(benchmark, score);
                scores.add(new BenchmarkScore(benchmark.description(), score));
            }
        }
        report.suites(scores);
        return 0;
    }

    /** Returns the benchmarks with the same images as a recording, without those of the same responses. */
    private static List<Benchmark> others(Recording recording, List<Benchmark> ready) {
        List<Benchmark> others = ready.stream()
                .filter(benchmark -> benchmark.stimuli().hasSameImagesAs(recording.stimuli()))
                .filter(benchmark -> !(benchmark instanceof NeuralBenchmark neural
                        && neural.recording().sha256().equals(recording.sha256())))
                .toList();
        if (others.isEmpty()) {
            throw new IllegalArgumentException("no other benchmark has the images of %s; name benchmarks that have them"
                    .formatted(recording.benchmark().id()));
        }
        return others;
    }

    private @Nullable PcaCalibration calibration() throws IOException {
        return calibrationPictures == null ? null : calibration(calibrationPictures, principalComponents);
    }

    public static PcaCalibration calibration(Path folder, int componentCount) throws IOException {
        var pictures = StimulusImageFolder.read(folder, componentCount, Preprocessing.USUAL_DEGREES);
        return new PcaCalibration(
                pictures,
                componentCount,
                "%d pictures of %s".formatted(pictures.stimuli().size(), folder.getFileName()));
    }
}
