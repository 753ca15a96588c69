package ventral.scorer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.djl.network.FeatureExtractor;
import ventral.scorer.testing.BenchmarkFixtures;

class DjlCandidateTest {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    private static final int FEATURE_COUNT = 5000;

    private final StimulusSet stimuli = BenchmarkFixtures.stimuli(
            "many",
            IntStream.range(0, DjlCandidate.BATCH + 1)
                    .mapToObj("stimulus-%02d"::formatted)
                    .toList());

    /** The first forward pass shows the sizes of the layers, the second one processes the first batch. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_failure_after_the_first_batch_leaves_no_spilled_file_open() throws IOException {
        AtomicInteger passes = new AtomicInteger();
        try (NDManager manager = manager();
                DjlCandidate candidate = candidate(manager, images -> {
                    if (passes.incrementAndGet() > 2) {
                        assertThat(spilledFileCount()).isEqualTo(1);
                        throw new IllegalStateException("the second batch fails");
                    }
                    return features(images, 1);
                })) {
            assertThatThrownBy(() -> candidate.lookAt(List.of(stimuli), CandidateProgressListener.NONE))
                    .hasMessage("the second batch fails");
            assertThat(passes).hasValue(3);
            assertThat(spilledFileCount()).isZero();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void products_beyond_the_memory_are_in_files_until_layer_and_candidate_are_closed() throws IOException {
        try (NDManager manager = manager();
                DjlCandidate candidate = candidate(manager, images -> features(images, 3))) {
            List<LayerFeatures> layers = candidate.lookAt(List.of(stimuli), CandidateProgressListener.NONE);
            assertThat(spilledFileCount()).isEqualTo(3);
            for (int turn = 0; turn < 2; turn++) {
                for (int i = 0; i < layers.size(); i++) {
                    assertThat(layers.get(i).products().products()[0][DjlCandidate.BATCH])
                            .isEqualTo(i * i * FEATURE_COUNT);
                }
            }
            layers.get(1).close();
            assertThat(spilledFileCount()).isEqualTo(2);
        }
        assertThat(spilledFileCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 32", "1000, 32", "2097152, 32", "2097153, 31", "12845056, 5", "67108864, 1", "1000000000, 1"})
    void a_forward_pass_processes_as_many_stimuli_as_have_features_of_256_mebibytes(long featureCount, int size) {
        assertThat(DjlCandidate.batchSize(featureCount)).isEqualTo(size);
    }

    private static NDManager manager() {
        return NDManager.newBaseManager(Device.cpu(), "PyTorch");
    }

    private static DjlCandidate candidate(NDManager manager, FeatureExtractor network) {
        return new DjlCandidate(
                manager,
                network,
                new StimulusPreprocessor(Preprocessing.plain(8, Preprocessing.USUAL_DEGREES, 0, 255)),
                0);
    }

    /** Returns layers whose features are 0, 1 and so on. */
    private static NDList features(NDArray images, int layerCount) {
        NDList layers = new NDList();
        for (int i = 0; i < layerCount; i++) {
            NDArray layer = images.getManager()
                    .ones(new Shape(images.getShape().get(0), FEATURE_COUNT))
                    .mul(i);
            layer.setName("layer-" + i);
            layers.add(layer);
        }
        return layers;
    }

    private static long spilledFileCount() {
        try (Stream<Path> files = Files.list(OPEN_FILES)) {
            return files.filter(DjlCandidateTest::isSpilled).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSpilled(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().contains("ventral-features-");
        } catch (IOException e) {
            return false; // closed in the meantime
        }
    }
}
