package ventral.scorer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.scorer.candidate.TorchScriptFailedException;
import ventral.scorer.candidate.TorchScriptKilledException;

class FailureCauseTest {

    @Test
    void stores_files_and_exhausted_resources_are_transient() {
        assertThat(new Throwable[] {
                    new ArtifactStoreUnavailableException("access is denied", new IOException()),
                    new NoSuchFileException("/shared/pictures"),
                    new IOException("picture-07: /shared/pictures", new AccessDeniedException("/shared/pictures")),
                    new IOException("features do not fit", new IOException("No space left on device")),
                    new IllegalStateException("CUDA out of memory. Tried to allocate 2.00 GiB"),
                    new IllegalArgumentException("the network fails", new IllegalStateException("std::bad_alloc")),
                    new OutOfMemoryError("Cannot reserve direct buffer memory")
                })
                .allSatisfy(cause -> assertThat(FailureCause.of(cause)).isEqualTo(FailureCause.TRANSIENT));
    }

    @Test
    void a_process_that_was_killed_may_be_the_fault_of_either() {
        assertThat(FailureCause.of(new IOException(
                        "net.pt", new TorchScriptKilledException("it was killed", new IOException("out of memory")))))
                .isEqualTo(FailureCause.UNCERTAIN);
    }

    @Test
    void what_the_checkpoint_or_the_benchmark_is_fails_the_score() {
        assertThat(new Throwable[] {
                    new DamagedArtifactException("the weights are gone", new NoSuchFileException("weights")),
                    new IOException("picture-07 is damaged"),
                    new IllegalArgumentException("conv1.weight is missing"),
                    new TorchScriptFailedException("net.pt fails: not enough memory: you tried to allocate 1 TB"),
                    new TorchScriptFailedException("net.pt fails", new IOException("Cannot allocate memory")),
                    new IllegalStateException()
                })
                .allSatisfy(cause -> assertThat(FailureCause.of(cause)).isEqualTo(FailureCause.SUBJECT));
    }
}
