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
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.testing.BenchmarkFixtures;

class DjlCandidateTest {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    private static final int FEATURE_COUNT = 5000;

    private final StimulusSet stimuli = BenchmarkFixtures.stimuli(
            "many",
            IntStream.range(0, DjlCandidate.BATCH + 1)
                    .mapToObj("stimulus-%02d"::formatted)
                    .toList());

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_failure_after_the_first_batch_leaves_no_spilled_file_open() throws IOException {
        AtomicInteger batches = new AtomicInteger();
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
                DjlCandidate candidate = new DjlCandidate(
                        manager,
                        images -> {
                            if (batches.incrementAndGet() > 1) {
                                throw new IllegalStateException("the second batch fails");
                            }
                            assertThat(spilledFileCount()).isZero();
                            return features(images);
                        },
                        new StimulusPreprocessor(Preprocessing.plain(8, Preprocessing.USUAL_DEGREES, 0, 255)),
                        0)) {
            assertThatThrownBy(() -> candidate.lookAt(List.of(stimuli), CandidateProgressListener.NONE))
                    .hasMessage("the second batch fails");
            assertThat(batches).hasValue(2);
            assertThat(spilledFileCount()).isZero();
        }
    }

    private static NDList features(NDArray images) {
        NDArray layer = images.getManager().zeros(new Shape(images.getShape().get(0), FEATURE_COUNT));
        layer.setName("layer");
        return new NDList(layer);
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
