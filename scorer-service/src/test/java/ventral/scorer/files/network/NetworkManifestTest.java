package ventral.scorer.files.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.candidate.TorchScriptNetwork;
import ventral.scorer.evaluation.ReferenceModel;

class NetworkManifestTest {

    private static final String WHOLE = """
            {"model": "My network",
             "input": {"shape": ["N", 3, 96, 96], "range": [-1, 1], "colour": "RGB", "mean": [0.1, 0.2, 0.3],
                       "std": [1, 2, 3], "visual_degrees": 10},
             "outputs": ["conv1", "layer1", "logits"],
             "layers": ["conv1", "layer1"]}
            """;

    @TempDir
    Path folder;

    private Path network = Path.of("");

    @BeforeEach
    void write() throws IOException {
        network = Files.writeString(folder.resolve("My_network.pt"), "weights");
    }

    @Test
    void a_whole_manifest_says_all_that_is_to_be_known() throws IOException {
        TorchScriptNetwork read = read(WHOLE);
        assertThat(read.displayName()).isEqualTo("My network");
        assertThat(read.outputs()).containsExactly("conv1", "layer1", "logits");
        assertThat(read.layers()).containsExactly("conv1", "layer1");
        assertThat(read.preprocessing())
                .isEqualTo(new Preprocessing(96, 10, -1, 1, List.of(.1, .2, .3), List.of(1., 2., 3.)));
        assertThat(read.sha256()).hasSize(64);
    }

    @Test
    void a_short_manifest_stands_for_224_pixels_from_0_to_1_and_every_output() throws IOException {
        TorchScriptNetwork read = read("{\"model\": \"m\", \"outputs\": [\"a\", \"b\"]}");
        assertThat(read.layers()).containsExactly("a", "b");
        assertThat(read.preprocessing()).isEqualTo(Preprocessing.plain(224, 8, 0, 1));
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"model\": \"My network\" | \"name\": \"My network\" | model is missing",
                "[\"N\", 3, 96, 96] | [\"N\", 96, 96, 3] | input.shape is [N, 96, 96, 3]; it has to be",
                "\"RGB\" | \"BGR\" | input.colour is BGR; it has to be RGB",
                "[-1, 1] | [1, -1] | from 1.0 to -1.0",
                "[1, 2, 3] | [1, 2] | each must have 3 numbers",
                "\"outputs\": [\"conv1\" | \"outputs\": [7 | outputs is [7,",
                "[\"conv1\", \"layer1\"] | [\"conv2\"] | there is no layer conv2, only [conv1, layer1, logits]",
                "\"logits\"] | \"conv1\"] | two outputs have the same name",
                "\"std\" | \"deviation\" | input.deviation is an unknown field"
            })
    void a_mistake_is_named_by_its_field(String right, String wrong, String message) {
        assertThat(WHOLE).contains(right);
        assertThatIOException()
                .isThrownBy(() -> read(WHOLE.replace(right, wrong)))
                .withMessageContaining("My_network.json")
                .withMessageContaining(message);
    }

    @Test
    void a_network_without_a_manifest_is_refused_with_what_helps() {
        assertThatIOException()
                .isThrownBy(() -> NetworkManifest.read(network, NetworkManifest.manifestPath(network)))
                .withMessageContaining("My_network.json")
                .withMessageContaining("--layers");
    }

    @Test
    void a_folder_of_networks_is_one_of_references_whose_names_are_resource_names() throws IOException {
        Files.writeString(NetworkManifest.manifestPath(network), WHOLE);
        assertThat(ReferenceFolder.read(folder))
                .singleElement()
                .extracting(ReferenceModel::name)
                .hasToString("references/my-network");
    }

    @Test
    void a_damaged_network_does_not_keep_the_others_from_being_read() throws IOException {
        Files.writeString(NetworkManifest.manifestPath(network), WHOLE);
        Files.writeString(folder.resolve("broken.pt"), "weights without a manifest");
        List<Path> damaged = new ArrayList<>();
        assertThat(ReferenceFolder.readIntact(folder, (file, reason) -> damaged.add(file)))
                .singleElement()
                .extracting(ReferenceModel::name)
                .hasToString("references/my-network");
        assertThat(damaged).containsExactly(folder.resolve("broken.pt"));
        assertThatIOException().isThrownBy(() -> ReferenceFolder.read(folder)).withMessageContaining("broken.json");
    }

    private TorchScriptNetwork read(String manifest) throws IOException {
        return NetworkManifest.read(network, Files.writeString(NetworkManifest.manifestPath(network), manifest));
    }
}
