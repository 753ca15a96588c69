package ventral.scorer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.candidate.WeightsArtifact;
import ventral.scorer.testing.BenchmarkFixtures;

class ScoringWorkerTest extends ScoringWorkerTestBase {

    @Test
    void a_candidate_looks_once_at_a_set_that_two_benchmarks_share() {
        ScoringWorker worker = worker(model -> candidate);
        assertThat(worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);
        assertThat(worker.score(CHECKPOINT, other, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);
        assertThat(worker.score(CHECKPOINT, third, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);

        assertThat(looks).containsExactly(List.of(shared), List.of(another));
        assertThat(scores.scores())
                .containsOnlyKeys(
                        "runs/r/checkpoints/64/scores/one",
                        "runs/r/checkpoints/64/scores/other",
                        "runs/r/checkpoints/64/scores/third");
    }

    @Test
    void a_candidate_looks_once_at_two_sets_of_equal_pictures() {
        StimulusSet sameHere = new StimulusSet("here", "digest", 8, shared.stimuli(), shared.pictures());
        StimulusSet sameThere = new StimulusSet("there", "digest", 8, another.stimuli(), another.pictures());
        Benchmark here = BenchmarkFixtures.benchmark("here", Metric.PLS, sameHere);
        Benchmark there = BenchmarkFixtures.benchmark("there", Metric.PLS, sameThere);
        ScoringWorker worker = new ScoringWorker(
                new BenchmarkRunner(List.of(here, there), LayerChoicePolicy.BEST),
                digests(here, there),
                model -> candidate,
                scores,
                ScoringWorker.RetryListener.NONE);
        assertThat(worker.score(CHECKPOINT, here, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);
        assertThat(worker.score(CHECKPOINT, there, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);
        assertThat(looks).containsExactly(List.of(sameHere));
        assertThat(scores.scores()).hasSize(2);
    }

    @Test
    void a_checkpoint_with_recalibrated_statistics_is_measured_with_both_each_looking_once() {
        WeightsArtifact other = new WeightsArtifact("resnet18", 64, URI.create("file:///recalibrated"), "01");
        Checkpoint both = new Checkpoint(CHECKPOINT.name(), CHECKPOINT.runSpec(), CHECKPOINT.network(), other);
        List<WeightsArtifact> loaded = new ArrayList<>();
        ScoringWorker worker = worker(model -> {
            loaded.add(((Checkpoint) model).network());
            return candidate;
        });
        assertThat(worker.score(both, one, ScoringWorker.TaskOwnership.ALWAYS)).isEqualTo(ScoringOutcome.SCORED);
        assertThat(worker.score(both, this.other, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);
        assertThat(loaded).containsExactly(CHECKPOINT.network(), other);
        assertThat(looks).hasSize(2);
        assertThat(scores.recalibrated().keySet()).isEqualTo(scores.scores().keySet());
        assertThat(scores.scores()).hasSize(2);
    }

    @Test
    void what_was_measured_is_not_measured_again() {
        worker(model -> candidate).score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS);
        assertThat(worker(model -> candidate).score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SCORED);
        assertThat(looks).hasSize(1);
    }

    @Test
    void weights_that_are_gone_are_said_of_the_score_that_they_keep_from_being() {
        ScoringWorker worker = worker(model -> {
            throw new IOException("the weights are gone");
        });
        assertThat(worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.FAILED);
        assertThat(scores.failures()).isEqualTo(Map.of("runs/r/checkpoints/64/scores/one", "the weights are gone"));
        assertThat(scores.scores()).isEmpty();
    }

    @Test
    void pictures_that_cannot_be_read_do_not_keep_other_benchmarks_from_being_scored() {
        ScoringWorker worker = worker(model -> (sets, progress) -> {
            if (sets.contains(shared)) {
                throw new IOException("picture-07 is damaged");
            }
            return candidate.lookAt(sets, progress);
        });
        worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS);
        worker.score(CHECKPOINT, third, ScoringWorker.TaskOwnership.ALWAYS);

        assertThat(scores.failures()).isEqualTo(Map.of("runs/r/checkpoints/64/scores/one", "picture-07 is damaged"));
        assertThat(scores.scores()).containsOnlyKeys("runs/r/checkpoints/64/scores/third");
    }

    @Test
    void a_candidate_is_closed_when_it_fails_and_when_the_worker_closes() {
        List<String> closed = new ArrayList<>();
        ScoringWorker worker = worker(model -> new Candidate() {
            @Override
            public List<LayerFeatures> lookAt(List<StimulusSet> sets, CandidateProgressListener progress)
                    throws IOException {
                if (sets.contains(another)) {
                    throw new IllegalStateException("no memory");
                }
                return candidate.lookAt(sets, progress);
            }

            @Override
            public void close() {
                closed.add("closed");
            }
        });
        worker.score(CHECKPOINT, third, ScoringWorker.TaskOwnership.ALWAYS);
        assertThat(closed).hasSize(1);
        assertThat(scores.failures()).containsValue("no memory");

        worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS);
        assertThat(closed).hasSize(1);
        worker.close(Duration.ofSeconds(20));
        assertThat(closed).hasSize(2);
    }

    @Test
    void what_has_become_anothers_while_it_was_measured_is_left_to_be_said_by_the_other() {
        ScoringWorker worker = worker(model -> candidate);
        assertThat(worker.score(CHECKPOINT, one, () -> looks.isEmpty())).isEqualTo(ScoringOutcome.SKIPPED);
        assertThat(looks).hasSize(1);
        assertThat(scores.scores()).isEmpty();
        assertThat(scores.failures()).isEmpty();
    }

    @Test
    void a_closed_worker_measures_nothing() {
        ScoringWorker worker = worker(model -> candidate);
        worker.close(Duration.ofSeconds(20));
        assertThat(worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS))
                .isEqualTo(ScoringOutcome.SKIPPED);
        assertThat(looks).isEmpty();
    }

    @Test
    void a_close_waits_no_longer_than_its_deadline_for_a_measurement() throws InterruptedException {
        CountDownLatch measuring = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        ScoringWorker worker = workerThatWaits(measuring, released);
        Thread thread = new Thread(() -> worker.score(CHECKPOINT, one, ScoringWorker.TaskOwnership.ALWAYS));
        thread.start();
        measuring.await();
        assertThat(worker.close(Duration.ofMillis(20))).isFalse();
        released.countDown();
        thread.join();
        assertThat(worker.close(Duration.ofSeconds(20))).isTrue();
    }
}
