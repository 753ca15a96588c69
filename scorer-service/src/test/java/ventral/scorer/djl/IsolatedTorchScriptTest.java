package ventral.scorer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.candidate.TorchScriptFailedException;
import ventral.scorer.candidate.TorchScriptNetwork;
import ventral.scorer.djl.network.FeatureExtractor;
import ventral.scorer.djl.network.TorchScriptModule;
import ventral.scorer.djl.script.ScriptLimits;

/** Runs TorchScript files, some of them hostile, in processes of their own. */
class IsolatedTorchScriptTest {

    private static final int SIZE = 24;
    private static final long PLENTY = 1 << 28;
    private static final ScriptLimits LIMITS = new ScriptLimits(4L << 30, Duration.ofMinutes(3));

    /** Filters that depend on nothing but their indices, so that a file without parameters is a network. */
    private static final String LAYERS = """
              filters = torch.reshape(torch.sin(torch.arange(432, dtype=6)), [16, 3, 3, 3])
              conv = torch.conv2d(images, filters, None, [1, 1], [1, 1], [1, 1], 1)
              pooled = torch.adaptive_avg_pool2d(torch.relu(conv), [2, 2])
              return (conv, pooled)
            """;

    private static final String TWO_OUTPUTS = "Tuple[Tensor, Tensor]";

    @TempDir
    Path folder;

    private final StimulusSet stimuli = noise(DjlCandidate.BATCH + 3);

    @AfterEach
    void no_process_is_left() {
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void a_script_computes_in_its_process_what_it_computes_in_this_one_to_every_digit() throws IOException {
        TorchScriptNetwork network = network("Filters", TWO_OUTPUTS, LAYERS, List.of("conv", "pooled"));
        List<float[][]> isolated;
        try (Candidate candidate = allowed(LIMITS).load(network)) {
            isolated = units(candidate);
        }
        try (InputStream file = Files.newInputStream(network.file());
                TorchScriptModule module = TorchScriptModule.load(file, Device.cpu(), "PyTorch");
                Candidate candidate = inThisProcess(module, network.layers())) {
            assertThat(units(candidate)).usingRecursiveComparison().isEqualTo(isolated);
        }
        assertThat(isolated.get(0)[0][7]).isNotZero();
    }

    @Test
    void only_the_layers_that_are_asked_for_come_in_their_order() throws IOException {
        TorchScriptNetwork network = network("Chosen", TWO_OUTPUTS, LAYERS, List.of("conv", "pooled"));
        TorchScriptNetwork pooled = new TorchScriptNetwork(
                network.file(), "00", "pooled", network.outputs(), List.of("pooled"), network.preprocessing());
        try (Candidate candidate = allowed(LIMITS).load(pooled)) {
            assertThat(candidate.lookAt(List.of(stimuli), CandidateProgressListener.NONE))
                    .extracting(LayerFeatures::layer, LayerFeatures::featureCount)
                    .containsExactly(tuple("pooled", 64L));
        }
    }

    @Test
    void what_a_script_prints_does_not_disturb_its_answers() throws IOException {
        TorchScriptNetwork network = network("Talkative", "Tensor", """
                  print("a line that is no answer")
                  return torch.mean(images, [2, 3])
                """, List.of("mean"));
        try (Candidate candidate = allowed(LIMITS).load(network)) {
            assertThat(units(candidate).get(0)).hasDimensions(DjlCandidate.BATCH + 3, 3);
        }
    }

    @Test
    void torchscript_is_refused_unless_it_is_allowed() throws IOException {
        TorchScriptNetwork network = network("Filters", TWO_OUTPUTS, LAYERS, List.of("conv", "pooled"));
        assertThatThrownBy(() -> new DjlCandidateLoader((uri, sha256, sizeBytes) -> null, 1, PLENTY).load(network))
                .isInstanceOf(TorchScriptFailedException.class)
                .hasMessageContaining(network.file().toString())
                .hasMessageContaining("ventral.scorer.allow-torchscript=true")
                .hasMessageContaining("--allow-torchscript");
    }

    @Test
    void a_script_that_runs_for_ever_is_stopped_at_the_deadline() throws IOException {
        assertFails(endless(), new ScriptLimits(4L << 30, Duration.ofSeconds(20)))
                .hasMessageContaining("did not finish processing images within 20 s")
                .hasMessageContaining("ventral.scorer.torchscript-deadline");
    }

    @Test
    void the_process_of_a_script_ends_with_the_program_that_started_it() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessScriptMain.class.getName(),
                        endless().file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(program.inputReader().readLine()).isEqualTo("loaded");
            ProcessHandle script = program.children().findFirst().orElseThrow();
            program.destroyForcibly().waitFor();
            assertThat(script.onExit()).succeedsWithin(Duration.ofMinutes(1));
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    private TorchScriptNetwork endless() throws IOException {
        return network("Endless", "Tensor", """
                  x = images
                  while True:
                    x = torch.mul(x, 1.)
                  return x
                """, List.of("x"));
    }

    @Test
    void a_script_that_allocates_without_end_reaches_its_own_limit() throws IOException {
        TorchScriptNetwork network = network("Greedy", "Tensor", """
                  x = images
                  while True:
                    x = torch.cat([x, x], 0)
                  return x
                """, List.of("x"));
        assertFails(network, LIMITS)
                .hasMessageContaining("cannot process images")
                .hasMessageContaining("alloc");
    }

    @Test
    void a_script_that_crashes_its_process_costs_its_candidate_alone() throws IOException {
        int depth = 1_000_000; // deeper than the stack of libtorch's parser
        TorchScriptNetwork network = network(
                "Deep", "Tensor", "  return " + "(".repeat(depth) + "images" + ")".repeat(depth) + "\n", List.of("x"));
        assertFails(network, LIMITS)
                .hasMessageContaining("the process of " + network.file())
                .hasMessageContaining("ended while loading: it crashed");
    }

    @Test
    void a_file_that_is_not_torchscript_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("text.pt"), "no zip file");
        TorchScriptNetwork network = new TorchScriptNetwork(
                file, "00", "text", List.of("x"), List.of("x"), Preprocessing.plain(SIZE, 8, 0, 1));
        assertFails(network, LIMITS).hasMessageStartingWith(file + " cannot be loaded as TorchScript: ");
    }

    @Test
    void other_outputs_than_those_of_the_manifest_are_refused() throws IOException {
        TorchScriptNetwork network = network("Filters", TWO_OUTPUTS, LAYERS, List.of("conv"));
        assertFails(network, LIMITS).hasMessageEndingWith("returns 2 outputs, but 1 are named: [conv]");
    }

    /** Skipped where the kernel permits no private view of files: the file is then read and written. */
    @ParameterizedTest
    @ValueSource(strings = {"torch.from_file(\"%s\", False, 4)", "torch.zero_(torch.from_file(\"%s\", True, 4))"})
    void files_are_neither_read_nor_written(String operation) throws IOException {
        assumeTrue(allowed(LIMITS).describeScripts().contains("read-only view"), "no private view of files here");
        Path victim = Files.writeString(folder.resolve("victim"), "sixteen letters!");
        TorchScriptNetwork network =
                network("Writer", "Tensor", """
                  return torch.mul(torch.mean(images, [1, 2, 3]), torch.mean(%s))
                """.formatted(operation.formatted(victim)), List.of("x"));
        assertFails(network, LIMITS)
                .hasMessageContaining("cannot process images")
                .hasMessageContaining("No such file");
        assertThat(victim).hasContent("sixteen letters!");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertFails(
            TorchScriptNetwork network, ScriptLimits limits) {
        return assertThatThrownBy(() -> {
                    try (Candidate candidate = allowed(limits).load(network)) {
                        units(candidate);
                    }
                })
                .isInstanceOf(TorchScriptFailedException.class);
    }

    private static StimulusSet noise(int count) {
        List<Stimulus> all = IntStream.range(0, count)
                .mapToObj(i -> new Stimulus("stimulus-%02d".formatted(i), Map.of()))
                .toList();
        return new StimulusSet("noise", 8, all, stimulus -> {
            byte[] rgb = new byte[SIZE * SIZE * 3];
            new Random(stimulus.id().hashCode()).nextBytes(rgb);
            return new StimulusImage(SIZE, SIZE, rgb);
        });
    }

    private static DjlCandidateLoader allowed(ScriptLimits limits) {
        return new DjlCandidateLoader((uri, sha256, sizeBytes) -> null, 2, PLENTY, limits);
    }

    private static Candidate inThisProcess(TorchScriptModule module, List<String> layers) {
        FeatureExtractor direct = images -> {
            NDList outputs = module.forward(images);
            for (int i = 0; i < outputs.size(); i++) {
                outputs.get(i).setName(layers.get(i));
            }
            return outputs;
        };
        return new DjlCandidate(
                NDManager.newBaseManager(Device.cpu(), "PyTorch"),
                direct,
                new StimulusPreprocessor(Preprocessing.plain(SIZE, 8, 0, 1)),
                PLENTY);
    }

    private List<float[][]> units(Candidate candidate) throws IOException {
        List<float[][]> units = new ArrayList<>();
        for (LayerFeatures layer : candidate.lookAt(List.of(stimuli), CandidateProgressListener.NONE)) {
            units.add(layer.units());
        }
        return units;
    }

    /**
     * Writes a network.
     *
     * @param body of the forward method, indented as one
     */
    private TorchScriptNetwork network(String name, String result, String body, List<String> outputs)
            throws IOException {
        String source = """
                class %s(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.%s,
                    images: Tensor) -> %s:
                %s""".formatted(name, name, result, body.indent(2));
        Path file = folder.resolve(name + ".pt");
        Files.write(file, TorchScriptWriter.of(name, source));
        return new TorchScriptNetwork(file, "00", name, outputs, outputs, Preprocessing.plain(SIZE, 8, 0, 1));
    }
}
