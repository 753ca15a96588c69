package ventral.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.candidate.TorchScriptNetwork;
import ventral.scorer.candidate.WeightsArtifact;
import ventral.scorer.djl.DjlCandidateLoader;
import ventral.scorer.djl.script.ScriptLimits;
import ventral.scorer.evaluation.BenchmarkRunner;
import ventral.scorer.evaluation.CandidateSession;
import ventral.scorer.evaluation.LayerChoicePolicy;
import ventral.scorer.files.benchmark.BenchmarkFolder;
import ventral.scorer.files.benchmark.BenchmarkPaths;
import ventral.scorer.files.network.NetworkManifest;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.netcdf.NetcdfAssemblyReader;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.score.LayerScore;
import ventral.scorer.testing.SharedFiles;
import ventral.scorer.testing.UntrainedNetwork;

/** Scores networks on real recordings, from files to scores, and checks known facts about the brain. */
class ReferenceNetworkTest {

    private static final String V4 = "cowley2023-v4-pls";
    private static final String IT_SITES = "hvm640-it-pls";
    private static final String MONKEY_IT = "kriegeskorte2008-it-rsa";
    private static final List<String> LAYERS = List.of("expanded_conv_9", "expanded_conv_13", "avgpool");

    /** One thread: two that wait for each other beside the tests of another module take several times as long. */
    private static final int THREADS = 1;

    private static Path data = Path.of("");
    private static final DjlCandidateLoader CANDIDATES = new DjlCandidateLoader(
            (uri, sha256, sizeBytes) -> UntrainedNetwork.tensors(1), THREADS, 1L << 30, ScriptLimits.DEFAULT);

    @BeforeAll
    static void askForData() {
        data = SharedFiles.data();
    }

    @Test
    void a_reference_network_scores_what_it_scores_in_python() throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(
                        SharedFiles.golden().resolve("v4-210325-mobilenet.json").toFile());
        Benchmark benchmark = benchmark(V4);
        assertThat(benchmark.ceiling().value())
                .isCloseTo(golden.at("/ceiling/center").asDouble(), within(1e-9));
        AlignmentScore score = score(imagenet(LAYERS), benchmark);
        for (LayerScore layer : score.commitment().layers()) {
            JsonNode expected = golden.get("layers").get(layer.layer());
            double raw = layer.raw().value();
            System.out.printf(
                    "%s: raw %.5f, in Python %.5f%n",
                    layer.layer(), raw, expected.get("raw").asDouble());
            assertThat(raw).isCloseTo(expected.get("raw").asDouble(), within(2e-3));
            assertThat(layer.raw().standardError())
                    .isCloseTo(expected.get("error").asDouble(), within(2e-3));
        }
        assertThat(score.raw().value()).isGreaterThan(.45);
    }

    @Test
    void v4_is_predicted_by_pixels_better_by_an_untrained_network_and_not_by_shuffled_pictures() throws IOException {
        Benchmark benchmark = benchmark(V4);
        double pixels = score(CANDIDATES.pixels(), benchmark).raw().value();
        double untrained;
        double shuffled;
        try (Candidate candidate = untrained()) {
            List<LayerFeatures> layers = candidate.lookAt(List.of(benchmark.stimuli()), CandidateProgressListener.NONE);
            untrained = best(benchmark, layers);
            shuffled = best(benchmark, layers.stream().map(ShuffledFeatures::of).toList());
        }
        System.out.printf("V4: shuffled %.3f, pixels %.3f, untrained %.3f%n", shuffled, pixels, untrained);
        assertThat(shuffled).isCloseTo(0, within(.08));
        assertThat(pixels).isGreaterThan(shuffled + .05);
        assertThat(untrained).isBetween(pixels + .05, .45);
    }

    @Test
    void monkey_it_is_like_an_imagenet_network_and_not_like_shuffled_pictures() throws IOException {
        Benchmark benchmark = benchmark(MONKEY_IT);
        double untrained = score(untrained(), benchmark).raw().value();
        double imagenet;
        double shuffled;
        try (Candidate candidate = imagenet(List.of())) {
            List<LayerFeatures> layers = candidate.lookAt(List.of(benchmark.stimuli()), CandidateProgressListener.NONE);
            imagenet = best(benchmark, layers);
            shuffled = best(benchmark, layers.stream().map(ShuffledFeatures::of).toList());
        }
        System.out.printf("monkey IT: ImageNet %.3f, untrained %.3f, shuffled %.3f%n", imagenet, untrained, shuffled);
        assertThat(imagenet).isGreaterThan(.35).isGreaterThan(untrained);
        assertThat(shuffled).isCloseTo(0, within(.1));
    }

    @Test
    void it_sites_are_predicted_by_pixels_better_by_an_untrained_network_and_best_by_an_imagenet_network()
            throws IOException {
        Benchmark benchmark = benchmark(IT_SITES);
        double pixels = score(CANDIDATES.pixels(), benchmark).raw().value();
        double untrained;
        double shuffled;
        try (Candidate candidate = untrained()) {
            List<LayerFeatures> layers =
                    candidate.lookAt(List.of(benchmark.stimuli()), CandidateProgressListener.NONE).stream()
                            .filter(layer -> layer.layer().startsWith("layer1"))
                            .toList();
            untrained = best(benchmark, layers);
            shuffled = best(benchmark, layers.stream().map(ShuffledFeatures::of).toList());
        }
        double imagenet =
                score(imagenet(List.of("expanded_conv_13")), benchmark).raw().value();
        System.out.printf(
                "IT sites: shuffled %.3f, pixels %.3f, untrained %.3f, ImageNet %.3f%n",
                shuffled, pixels, untrained, imagenet);
        assertThat(shuffled).isCloseTo(0, within(.05));
        assertThat(pixels).isBetween(shuffled + .05, untrained - .1);
        assertThat(untrained).isCloseTo(.32, within(.03));
        assertThat(imagenet).isCloseTo(.54, within(.03));
    }

    private static double best(Benchmark benchmark, List<? extends LayerFeatures> layers) throws IOException {
        double best = Double.NEGATIVE_INFINITY;
        for (LayerFeatures layer : layers) {
            best = Math.max(best, benchmark.compare(layer).value());
        }
        return best;
    }

    private static AlignmentScore score(Candidate candidate, Benchmark benchmark) throws IOException {
        try (CandidateSession session = new CandidateSession(candidate, CandidateProgressListener.NONE)) {
            return new BenchmarkRunner(List.of(benchmark), LayerChoicePolicy.BEST).score(session, benchmark);
        }
    }

    private static Benchmark benchmark(String name) throws IOException {
        BenchmarkPaths places = BenchmarkPaths.of(Path.of("benchmarks"), Map.of("VENTRAL_DATA", data.toString()));
        List<InstalledBenchmark> found =
                new BenchmarkFolder(places, new NetcdfAssemblyReader()).read(Set.of(new BenchmarkName(name)));
        return ((InstalledBenchmark.Ready) found.get(0)).benchmark();
    }

    private static Candidate untrained() throws IOException {
        return CANDIDATES.load(new WeightsArtifact("resnet18", 64, URI.create("file:///weights"), "00"));
    }

    /**
     * Loads the ImageNet network.
     *
     * @param layers empty for all
     */
    private static Candidate imagenet(List<String> layers) throws IOException {
        Path file = data.resolve("imagenet-mobilenet-v2/mobilenet_v2_imagenet.pt");
        TorchScriptNetwork all = NetworkManifest.read(file, NetworkManifest.manifestPath(file));
        return CANDIDATES.load(new TorchScriptNetwork(
                file,
                all.sha256(),
                all.displayName(),
                all.outputs(),
                layers.isEmpty() ? all.outputs() : layers,
                all.preprocessing()));
    }

    /** Features permuted over the stimuli. */
    private record ShuffledFeatures(LayerFeatures layers, int[] order) implements LayerFeatures {

        static ShuffledFeatures of(LayerFeatures layer) {
            List<Integer> order = new ArrayList<>(
                    IntStream.range(0, layer.sums().length).boxed().toList());
            Collections.shuffle(order, new Random(3));
            return new ShuffledFeatures(layer, order.stream().mapToInt(i -> i).toArray());
        }

        @Override
        public String layer() {
            return layers.layer();
        }

        @Override
        public long featureCount() {
            return layers.featureCount();
        }

        @Override
        public GramMatrix products() {
            return layers.products().submatrix(order);
        }

        @Override
        public double[] sums() {
            return IntStream.of(order).mapToDouble(i -> layers.sums()[i]).toArray();
        }

        @Override
        public float[][] units() throws IOException {
            float[][] units = layers.units();
            return IntStream.of(order).mapToObj(i -> units[i]).toArray(float[][]::new);
        }
    }
}
