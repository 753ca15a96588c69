package ventral.scorer.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import ventral.contract.name.ReferenceName;
import ventral.contract.network.Network;
import ventral.contract.network.ResNet;
import ventral.platform.digest.Sha256;
import ventral.platform.files.FileArtifactAccess;
import ventral.platform.safetensors.SafetensorsFile;
import ventral.platform.tensor.Tensor;
import ventral.scorer.ScorerMain;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.candidate.ResNetWeights;
import ventral.scorer.candidate.SafetensorsNetwork;
import ventral.scorer.candidate.WeightsArtifact;
import ventral.scorer.djl.DjlCandidateLoader;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.files.network.ReferenceFolder;
import ventral.scorer.testing.StateDictWriter;
import ventral.scorer.testing.UntrainedNetwork;

/** Tests imported weights, from a file to the activations of layers. */
class ResNetWeightsFileTest {

    private static final int SIZE = 224;

    private final SortedMap<String, Tensor> tensors = UntrainedNetwork.tensors(5);

    @TempDir
    Path folder;

    @Test
    void installed_weights_give_the_activations_of_a_checkpoint_with_the_same_weights() throws IOException {
        Path pth = folder.resolve("resnet18.pth");
        SortedMap<String, Tensor> saved = new TreeMap<>(tensors);
        saved.put("bn1.num_batches_tracked", count(3));
        StateDictWriter.write(pth, saved);
        Path references = folder.resolve("references");
        assertThat(run("add", "ImageNet-18", pth, references)).isEqualTo(2); // not a resource name
        assertThat(run("add", "imagenet-18", pth, references)).isZero();
        assertThat(run("add", "imagenet-18", pth, references)).isEqualTo(1); // already installed

        ReferenceModel reference = ReferenceFolder.read(references).get(0);
        assertThat(reference.name()).isEqualTo(new ReferenceName("imagenet-18"));
        SafetensorsNetwork network = (SafetensorsNetwork) reference.source();
        assertThat(network.network()).isEqualTo(Network.RESNET18);
        assertThat(network.displayName()).isEqualTo("ImageNet ResNet-18");
        assertThat(network.preprocessing()).isEqualTo(Preprocessing.ofTorchvision(SIZE));

        Path checkpoint = folder.resolve("checkpoint.safetensors");
        SafetensorsFile.write(checkpoint, tensors);
        DjlCandidateLoader candidates =
                new DjlCandidateLoader(new FileArtifactAccess(List.of(folder))::get, 1, 1L << 28);
        try (Candidate installed = candidates.load(reference);
                Candidate trained = candidates.load(
                        new WeightsArtifact("resnet18", SIZE, checkpoint.toUri(), Sha256.hex(checkpoint)))) {
            List<LayerFeatures> of = installed.lookAt(List.of(stimuli()), CandidateProgressListener.NONE);
            List<LayerFeatures> expected = trained.lookAt(List.of(stimuli()), CandidateProgressListener.NONE);
            assertThat(of).extracting(LayerFeatures::layer).containsExactlyElementsOf(ResNet.layers(Network.RESNET18));
            for (int layer = 0; layer < of.size(); layer++) {
                assertThat(of.get(layer).units())
                        .isDeepEqualTo(expected.get(layer).units());
            }
        }
        ReferenceFolder.remove(references, reference.name());
        assertThat(references).isEmptyDirectory();
        assertThatIOException()
                .isThrownBy(() -> ReferenceFolder.remove(references, reference.name()))
                .withMessageContaining("there is no references/imagenet-18");
    }

    @Test
    void a_tensor_that_is_missing_unexpected_or_of_another_shape_is_named() throws IOException {
        tensors.remove("layer3.1.bn2.running_var");
        tensors.put("classifier.bias", count(1));
        refused("torchvision's resnet18: missing layer3.1.bn2.running_var; unexpected classifier.bias");

        tensors.putAll(UntrainedNetwork.tensors(5));
        tensors.remove("classifier.bias");
        tensors.put("bn1.weight", floats(63, 1));
        refused("tensor bn1.weight has the shape [63]; in torchvision's resnet18 it has [64]");

        tensors.put("bn1.weight", floats(64, Float.NaN));
        refused("tensor bn1.weight has the value NaN at index 0");
    }

    @Test
    void another_network_is_refused_with_what_was_found() throws IOException {
        for (int block = 2; block < 6; block++) {
            tensors.put("layer3.%d.conv1.weight".formatted(block), count(1));
        }
        tensors.put("layer1.2.conv1.weight", count(1));
        tensors.put("layer2.2.conv1.weight", count(1));
        tensors.put("layer2.3.conv1.weight", count(1));
        tensors.put("layer4.2.conv1.weight", count(1));
        refused("a network with [3, 4, 6, 3] basic blocks per stage (ResNet-34); only ResNet-18 and ResNet-50 are"
                + " supported");

        tensors.keySet().removeIf(name -> name.startsWith("layer"));
        refused("there is no tensor layer1.0.conv1.weight");
    }

    @Test
    void weights_of_a_resnet_50_are_recognised() {
        SortedMap<String, Tensor> all = new TreeMap<>();
        ResNet.weights(Network.RESNET50, 2).forEach((name, shape) -> all.put(name, zeros(shape)));
        ResNet.statistics(Network.RESNET50).forEach((name, width) -> all.put(name, zeros(new long[] {width})));
        assertThat(ResNetWeights.of(all).network()).isEqualTo(Network.RESNET50);
    }

    private void refused(String message) throws IOException {
        Path file = folder.resolve("weights.safetensors");
        SafetensorsFile.write(file, tensors);
        assertThatIOException()
                .isThrownBy(() -> ResNetWeightsFile.read(file))
                .withMessageContaining("weights.safetensors")
                .withMessageContaining(message);
    }

    private static int run(String command, String name, Path weights, Path references) {
        CommandLine line = ScorerMain.commandLine();
        return line.execute(
                "references",
                command,
                name,
                "--weights=" + weights,
                "--folder=" + references,
                "--display-name=ImageNet ResNet-18");
    }

    private static StimulusSet stimuli() {
        byte[] rgb = new byte[SIZE * SIZE * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 31 + i / 997);
        }
        return new StimulusSet(
                "test",
                Preprocessing.USUAL_DEGREES,
                List.of(new Stimulus("a", Map.of())),
                stimulus -> new StimulusImage(SIZE, SIZE, rgb));
    }

    private static Tensor floats(int count, float first) {
        ByteBuffer data = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return new Tensor(Tensor.Type.FLOAT32, new long[] {count}, data.putFloat(0, first));
    }

    private static Tensor zeros(long[] shape) {
        int count = 1;
        for (long length : shape) {
            count *= (int) length;
        }
        return new Tensor(Tensor.Type.FLOAT32, shape, ByteBuffer.allocate(count * Float.BYTES));
    }

    private static Tensor count(long count) {
        ByteBuffer data = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return new Tensor(Tensor.Type.INT64, new long[0], data.putLong(0, count));
    }
}
