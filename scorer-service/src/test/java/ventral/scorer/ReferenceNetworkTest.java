package ventral.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ModelException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import ventral.scorer.assembly.Picture;
import ventral.scorer.assembly.Screen;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.Installed;
import ventral.scorer.benchmark.LayerFeatures;
import ventral.scorer.benchmark.LayerScore;
import ventral.scorer.files.BenchmarkFolder;
import ventral.scorer.metric.GramMatrix;
import ventral.scorer.netcdf.NetcdfRecordings;
import ventral.scorer.testing.SharedFiles;

/** An ImageNet network on a real recording, from files to score, against what the Python packages gave. */
class ReferenceNetworkTest {

    private static final Screen SCREEN = new Screen(8, 224);
    private static final int BATCH = 16;
    private static final List<String> LAYERS = List.of("expanded_conv_9", "expanded_conv_13", "avgpool");

    @Test
    void a_reference_network_scores_what_it_scores_in_python() throws Exception {
        Path data = SharedFiles.data();
        JsonNode golden = new ObjectMapper()
                .readTree(
                        SharedFiles.golden().resolve("v4-210325-mobilenet.json").toFile());
        Benchmark benchmark = new BenchmarkFolder(
                        Path.of("benchmarks"), Map.of("VENTRAL_DATA", data.toString()), new NetcdfRecordings())
                .read().stream()
                        .filter(installed -> installed.name().id().equals("cowley2023-v4-pls"))
                        .map(installed -> ((Installed.Ready) installed).benchmark())
                        .findFirst()
                        .orElseThrow();
        assertThat(benchmark.ceiling().value())
                .isCloseTo(golden.at("/ceiling/center").asDouble(), within(1e-9));

        for (LayerScore layer : benchmark
                .score(look(data.resolve("imagenet-mobilenet-v2"), benchmark.stimuli()))
                .commitment()
                .layers()) {
            JsonNode expected = golden.get("layers").get(layer.layer());
            double raw = layer.consistency().value();
            System.out.printf(
                    "%s: raw %.5f, in Python %.5f%n",
                    layer.layer(), raw, expected.get("raw").asDouble());
            assertThat(raw).isCloseTo(expected.get("raw").asDouble(), within(2e-3));
        }
    }

    private static List<LayerFeatures> look(Path network, StimulusSet set)
            throws IOException, ModelException, TranslateException {
        JsonNode outputs = new ObjectMapper()
                .readTree(network.resolve("mobilenet_v2_imagenet.json").toFile())
                .get("outputs");
        List<String> names = StreamSupport.stream(outputs.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        List<double[][]> features =
                LAYERS.stream().map(layer -> new double[set.stimuli().size()][]).toList();
        Criteria<NDList, NDList> criteria = Criteria.builder()
                .setTypes(NDList.class, NDList.class)
                .optModelPath(network.resolve("mobilenet_v2_imagenet.pt"))
                .optEngine("PyTorch")
                .optTranslator(new NoopTranslator())
                .build();
        try (ZooModel<NDList, NDList> model = criteria.loadModel();
                Predictor<NDList, NDList> predictor = model.newPredictor()) {
            for (int start = 0; start < set.stimuli().size(); start += BATCH) {
                try (NDManager manager = model.getNDManager().newSubManager()) {
                    List<Stimulus> batch = set.stimuli()
                            .subList(
                                    start, Math.min(start + BATCH, set.stimuli().size()));
                    NDList seen = predictor.predict(new NDList(pixels(manager, set, batch)));
                    seen.attach(manager);
                    for (int layer = 0; layer < LAYERS.size(); layer++) {
                        NDArray output = seen.get(names.indexOf(LAYERS.get(layer)));
                        for (int i = 0; i < batch.size(); i++) {
                            features.get(layer)[start + i] = doubles(output.get(i));
                        }
                    }
                }
            }
        }
        List<LayerFeatures> layers = new ArrayList<>();
        for (int layer = 0; layer < LAYERS.size(); layer++) {
            layers.add(new LayerFeatures(LAYERS.get(layer), GramMatrix.of(features.get(layer))));
        }
        return layers;
    }

    private static NDArray pixels(NDManager manager, StimulusSet set, List<Stimulus> batch) throws IOException {
        int size = SCREEN.sizePixels();
        ByteBuffer bytes = ByteBuffer.allocateDirect(batch.size() * size * size * 3);
        for (Stimulus stimulus : batch) {
            Picture picture = SCREEN.show(set.pictures().of(stimulus), set.visualDegrees());
            bytes.put(picture.rgb());
        }
        return manager.create(bytes.flip(), new Shape(batch.size(), size, size, 3), DataType.UINT8)
                .transpose(0, 3, 1, 2)
                .toType(DataType.FLOAT32, false)
                .div(255f);
    }

    private static double[] doubles(NDArray output) {
        return output.flatten().toType(DataType.FLOAT64, false).toDoubleArray();
    }
}
