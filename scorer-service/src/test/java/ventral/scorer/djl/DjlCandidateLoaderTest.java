package ventral.scorer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.network.Network;
import ventral.contract.network.ResNet;
import ventral.contract.spec.RunSpec;
import ventral.platform.tensor.Tensor;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.candidate.WeightsArtifact;
import ventral.scorer.evaluation.Checkpoint;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.regression.ReversePls;

class DjlCandidateLoaderTest {

    private static final int SIZE = 32;
    private static final long PLENTY = 1 << 28;

    private final PlainResNet18 plain = new PlainResNet18();
    private final SortedMap<String, Tensor> tensors = plain.tensors();
    private final StimulusSet set = stimuli(5);

    @Test
    void each_layer_makes_of_pictures_what_its_definition_says() throws IOException {
        List<Map<String, double[]>> expected = new ArrayList<>();
        for (Stimulus stimulus : set.stimuli()) {
            expected.add(plain.look(set.pictures().load(stimulus).rgb(), SIZE));
        }
        List<LayerFeatures> layers = look("resnet18", PLENTY);
        assertThat(layers)
                .extracting(LayerFeatures::layer)
                .containsExactlyElementsOf(expected.get(0).keySet())
                .containsExactlyElementsOf(ResNet.layers(Network.RESNET18));
        for (LayerFeatures layer : layers) {
            for (int i = 0; i < expected.size(); i++) {
                double[] features = expected.get(i).get(layer.layer());
                assertThat(layer.units()[i]).hasSize(features.length);
                assertThat(layer.units()[i][features.length - 1])
                        .isCloseTo((float) features[features.length - 1], within(1e-3f));
                int[] sample = ReversePls.sample(features.length);
                assertThat(layer.sampledUnits()[i]).hasSize(sample.length);
                assertThat(layer.sampledUnits()[i][sample.length - 1])
                        .isEqualTo(layer.units()[i][sample[sample.length - 1]]);
                assertThat(layer.sums()[i]).isCloseTo(DoubleStream.of(features).sum(), within(.1));
                for (int j = 0; j < expected.size(); j++) {
                    double product = product(
                            expected.get(i).get(layer.layer()), expected.get(j).get(layer.layer()));
                    assertThat(layer.products().products()[i][j])
                            .as(layer.layer())
                            .isCloseTo(product, within(1e-4 * Math.abs(product)));
                }
            }
        }
    }

    @Test
    void features_that_do_not_fit_into_memory_give_the_same_from_a_file() throws IOException {
        List<LayerFeatures> held = look("resnet18", PLENTY);
        List<LayerFeatures> spilled = look("resnet18", 0);
        List<LayerFeatures> some = look("resnet18", 200_000);
        for (int layer = 0; layer < held.size(); layer++) {
            double[][] products = held.get(layer).products().products();
            assertThat(spilled.get(layer).products().products()).isDeepEqualTo(products);
            assertThat(some.get(layer).products().products()).isDeepEqualTo(products);
            assertThat(spilled.get(layer).sums()).isEqualTo(held.get(layer).sums());
        }
    }

    @Test
    void a_network_that_is_not_known_is_refused_by_its_name() {
        assertThatThrownBy(() -> look("vgg16", PLENTY))
                .hasMessageContaining("vgg16")
                .hasMessageContaining("resnet18");
    }

    @Test
    void a_tensor_that_is_missing_is_named() {
        tensors.remove("layer3.0.downsample.0.weight");
        assertThatThrownBy(() -> look("resnet18", PLENTY)).hasMessageContaining("layer3.0.downsample.0.weight");
    }

    @Test
    void a_tensor_of_another_network_is_named() {
        assertThatThrownBy(() -> look("tiny", PLENTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("conv1.weight");
    }

    @Test
    void the_engine_computes_every_network_as_it_is_defined() {
        DjlCandidateLoader candidates = new DjlCandidateLoader((uri, sha256, sizeBytes) -> tensors, 2, PLENTY);
        for (Network network : Network.values()) {
            candidates.check(network);
        }
    }

    private List<LayerFeatures> look(String network, long memoryBytes) throws IOException {
        Checkpoint checkpoint = new Checkpoint(
                new CheckpointName(new RunName("r"), 0),
                new RunSpec(new StreamName("s"), Objective.parse("distance"), 64, 1, 0, 2, null),
                new WeightsArtifact(network, SIZE, URI.create("file:///weights"), "00"));
        try (Candidate candidate =
                new DjlCandidateLoader((uri, sha256, sizeBytes) -> tensors, 2, memoryBytes).load(checkpoint)) {
            return read(candidate.lookAt(List.of(set), CandidateProgressListener.NONE));
        }
    }

    /** Copies the inner products, which are released when the candidate is closed. */
    private static List<LayerFeatures> read(List<LayerFeatures> layers) throws IOException {
        List<LayerFeatures> read = new ArrayList<>();
        for (LayerFeatures layer : layers) {
            float[][] units = layer.units();
            float[][] sampledUnits = layer.sampledUnits();
            double[] sums = layer.sums();
            GramMatrix products = layer.products().copy();
            read.add(new LayerFeatures() {
                @Override
                public String layer() {
                    return layer.layer();
                }

                @Override
                public long featureCount() {
                    return layer.featureCount();
                }

                @Override
                public GramMatrix products() {
                    return products;
                }

                @Override
                public double[] sums() {
                    return sums;
                }

                @Override
                public float[][] units() {
                    return units;
                }

                @Override
                public float[][] sampledUnits() {
                    return sampledUnits;
                }
            });
        }
        return read;
    }

    private static StimulusSet stimuli(int count) {
        List<Stimulus> all = IntStream.range(0, count)
                .mapToObj(i -> new Stimulus("picture-" + i, Map.of()))
                .toList();
        return new StimulusSet("noise", 8, all, stimulus -> {
            byte[] rgb = new byte[SIZE * SIZE * 3];
            new Random(stimulus.id().hashCode()).nextBytes(rgb);
            return new StimulusImage(SIZE, SIZE, rgb);
        });
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
