package ventral.scorer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.scorer.candidate.WeightsArtifact;

class EqualWeightsTest extends ScoringWorkerTestBase {

    @Test
    void equal_weights_are_measured_once_and_each_checkpoint_has_a_score() {
        ScoringWorker worker = worker(model -> candidate);
        assertThat(worker.score(CHECKPOINT, known, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);
        assertThat(worker.score(equal("q", null), known, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.REUSED);
        assertThat(looks).hasSize(1);
        assertThat(scores.reused())
                .isEqualTo(Map.of("runs/q/checkpoints/64/scores/known", "runs/r/checkpoints/64/scores/known"));
        assertThat(scores.scores().get("runs/q/checkpoints/64/scores/known"))
                .isSameAs(scores.scores().get("runs/r/checkpoints/64/scores/known"));
    }

    @Test
    void equal_weights_in_flight_at_once_are_measured_once() throws Exception {
        CountDownLatch measuring = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        ScoringWorker worker = workerThatWaits(measuring, released);
        CompletableFuture<ScoringOutcome> first = CompletableFuture.supplyAsync(
                () -> worker.score(CHECKPOINT, known, ScoringWorker.TaskOwnership.ALWAYS));
        measuring.await();
        CompletableFuture<ScoringOutcome> second = CompletableFuture.supplyAsync(
                () -> worker.score(equal("q", null), known, ScoringWorker.TaskOwnership.ALWAYS));
        released.countDown();
        assertThat(first.get()).isEqualTo(ScoringOutcome.SCORED);
        assertThat(second.get()).isEqualTo(ScoringOutcome.REUSED);
        assertThat(looks).hasSize(1);
    }

    @Test
    void equal_weights_on_stimuli_without_a_digest_are_measured_again() {
        ScoringWorker worker = worker(model -> candidate);
        worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS);
        assertThat(worker.score(equal("q", null), one, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);
        assertThat(looks).hasSize(2);
    }

    @Test
    void equal_weights_with_other_recalibrated_statistics_are_measured_again() {
        ScoringWorker worker = worker(model -> candidate);
        worker.score(CHECKPOINT, known, ScoringWorker.TaskOwnership.ALWAYS);
        WeightsArtifact recalibrated = new WeightsArtifact("resnet18", 64, URI.create("file:///recalibrated"), "01");
        assertThat(worker.score(equal("q", recalibrated), known, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);
        assertThat(scores.recalibrated()).containsOnlyKeys("runs/q/checkpoints/64/scores/known");
    }

    @Test
    void a_failure_is_not_reused() {
        AtomicInteger tries = new AtomicInteger();
        ScoringWorker worker = worker(model -> {
            if (tries.incrementAndGet() == 1) {
                throw new IOException("the weights are gone");
            }
            return candidate;
        });
        assertThat(worker.score(CHECKPOINT, known, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.FAILED);
        assertThat(worker.score(equal("q", null), known, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);
        assertThat(scores.failures()).containsOnlyKeys("runs/r/checkpoints/64/scores/known");
    }

    @Test
    void a_task_that_is_anothers_reuses_no_score() {
        ScoringWorker worker = worker(model -> candidate);
        worker.score(CHECKPOINT, known, ScoringWorker.TaskOwnership.ALWAYS);
        assertThat(worker.score(equal("q", null), known, () -> false)).isEqualTo(ScoringOutcome.SKIPPED);
        assertThat(scores.scores()).hasSize(1);
    }

    /** Returns the checkpoint of another run with the same weights. */
    private static Checkpoint equal(String run, @Nullable WeightsArtifact recalibrated) {
        return new Checkpoint(
                new CheckpointName(new RunName(run), 64), CHECKPOINT.runSpec(), CHECKPOINT.network(), recalibrated);
    }
}
