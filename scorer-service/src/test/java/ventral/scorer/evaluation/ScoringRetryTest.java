package ventral.scorer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.scorer.candidate.TorchScriptKilledException;

/** Tests which failures a worker tries again, and what becomes of a task whose failures do not end. */
class ScoringRetryTest extends ScoringWorkerTestBase {

    @Test
    void a_store_that_is_away_is_waited_for() {
        AtomicInteger tries = new AtomicInteger();
        ScoringWorker worker = worker(model -> {
            if (tries.incrementAndGet() < 3) {
                throw new ArtifactStoreUnavailableException("the store is away", new IOException());
            }
            return candidate;
        });
        assertThat(worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);
        assertThat(tries).hasValue(3);
        assertThat(scores.failures()).isEmpty();
    }

    @Test
    void a_transient_failure_that_outlasts_the_retries_defers_the_task_and_fails_no_score() {
        List<Throwable> causes = List.of(
                new ArtifactStoreUnavailableException("the store refuses", new IOException()),
                new NoSuchFileException("/shared/benchmarks/pictures.zip"),
                new FileSystemException("/tmp", null, "the features do not fit"),
                new IllegalStateException("CUDA out of memory"));
        for (Throwable cause : causes) {
            ScoringWorker worker = worker(model -> (sets, progress) -> {
                if (cause instanceof IOException e) {
                    throw e;
                }
                throw (RuntimeException) cause;
            });
            transientFailures.clear();
            assertThat(worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS))
                    .isEqualTo(ScoringOutcome.DEFERRED);
            assertThat(transientFailures).hasSize(5).containsOnly(cause.getMessage());
            assertThat(scores.failures()).isEmpty();
        }
    }

    @Test
    void a_process_that_was_killed_is_started_again() {
        AtomicInteger tries = new AtomicInteger();
        ScoringWorker worker = worker(model -> {
            if (tries.incrementAndGet() <= 4) {
                throw new TorchScriptKilledException("it was killed", new IOException());
            }
            return candidate;
        });
        assertThat(worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);
        assertThat(transientFailures).hasSize(4).containsOnly("it was killed");
        assertThat(scores.failures()).isEmpty();
    }

    @Test
    void a_process_that_is_killed_each_time_fails_the_score_with_the_cause() {
        ScoringWorker worker = worker(model -> {
            throw new TorchScriptKilledException("it was killed", new IOException());
        });
        assertThat(worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.FAILED);
        assertThat(transientFailures)
                .as("the fifth failure is that of the score")
                .hasSize(4);
        assertThat(scores.failures()).containsValue("it was killed");
    }

    @Test
    void a_task_that_was_deferred_is_scored_when_it_is_tried_again() {
        AtomicInteger tries = new AtomicInteger();
        ScoringWorker worker = worker(model -> {
            if (tries.incrementAndGet() <= 5) {
                throw new ArtifactStoreUnavailableException("the store is away", new IOException());
            }
            return candidate;
        });
        assertThat(worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.DEFERRED);
        assertThat(worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);
    }

    @Test
    void a_store_that_is_away_is_not_waited_for_when_the_worker_closes_or_the_task_is_anothers() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        ScoringWorker worker = new ScoringWorker(
                new BenchmarkRunner(List.of(one), LayerChoicePolicy.BEST),
                digests(one),
                model -> {
                    asked.countDown();
                    throw new ArtifactStoreUnavailableException("the store is away", new IOException());
                },
                scores,
                ScoringWorker.RetryListener.NONE,
                Duration.ofHours(1));
        assertThat(worker.score(CHECKPOINT, one, () -> false)).isEqualTo(ScoringOutcome.SKIPPED);
        CompletableFuture<ScoringOutcome> waiting =
                CompletableFuture.supplyAsync(() -> worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS));
        asked.await();
        worker.close(Duration.ofSeconds(20));
        assertThat(waiting.get()).isEqualTo(ScoringOutcome.SKIPPED);
        assertThat(scores.failures()).isEmpty();
        assertThat(scores.scores()).isEmpty();
    }
}
