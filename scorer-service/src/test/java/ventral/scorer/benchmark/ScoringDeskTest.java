package ventral.scorer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.testing.Descriptions;
import ventral.scorer.testing.InMemoryScores;
import ventral.scorer.testing.SmallRecording;

class ScoringDeskTest {

    private static final Checkpoint CHECKPOINT = new Checkpoint(
            new CheckpointName(new RunName("r"), 64),
            new RunSpec(new StreamName("s"), Objective.parse("distance"), 64, 1, 0, 2, Optional.empty()),
            new StoredNetwork("resnet18", 64, URI.create("file:///weights"), "00"));

    private final StimulusSet shared = Descriptions.stimuli("shared");
    private final StimulusSet another = Descriptions.stimuli("another");
    private final Benchmark one = Descriptions.benchmark("one", Metric.PLS, shared);
    private final Benchmark other = Descriptions.benchmark("other", Metric.RIDGE, shared);
    private final Benchmark third = Descriptions.benchmark("third", Metric.PLS, another);
    private final InMemoryScores scores = new InMemoryScores();
    private final List<List<StimulusSet>> looks = new ArrayList<>();

    private final Candidate candidate = (sets, progress) -> {
        looks.add(sets);
        return List.of(MatrixFeatures.of("late", SmallRecording.features(1)));
    };

    @Test
    void a_candidate_looks_once_at_a_set_that_two_benchmarks_share() {
        ScoringDesk desk = desk(contender -> candidate);
        assertThat(desk.score(CHECKPOINT, one, ScoringDesk.Claim.ALONE)).isTrue();
        assertThat(desk.score(CHECKPOINT, other, ScoringDesk.Claim.ALONE)).isTrue();
        assertThat(desk.score(CHECKPOINT, third, ScoringDesk.Claim.ALONE)).isTrue();

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
        Benchmark here = Descriptions.benchmark("here", Metric.PLS, sameHere);
        Benchmark there = Descriptions.benchmark("there", Metric.PLS, sameThere);
        ScoringDesk desk =
                new ScoringDesk(new Examiner(List.of(here, there), LayerPolicy.BEST), contender -> candidate, scores);
        assertThat(desk.score(CHECKPOINT, here, ScoringDesk.Claim.ALONE)).isTrue();
        assertThat(desk.score(CHECKPOINT, there, ScoringDesk.Claim.ALONE)).isTrue();
        assertThat(looks).containsExactly(List.of(sameHere));
        assertThat(scores.scores()).hasSize(2);
    }

    @Test
    void a_checkpoint_with_recalibrated_statistics_is_measured_with_both_each_looking_once() {
        StoredNetwork other = new StoredNetwork("resnet18", 64, URI.create("file:///recalibrated"), "01");
        Checkpoint both = new Checkpoint(CHECKPOINT.name(), CHECKPOINT.runSpec(), CHECKPOINT.network(), other);
        List<StoredNetwork> loaded = new ArrayList<>();
        ScoringDesk desk = desk(contender -> {
            loaded.add(((Checkpoint) contender).network());
            return candidate;
        });
        assertThat(desk.score(both, one, ScoringDesk.Claim.ALONE)).isTrue();
        assertThat(desk.score(both, this.other, ScoringDesk.Claim.ALONE)).isTrue();
        assertThat(loaded).containsExactly(CHECKPOINT.network(), other);
        assertThat(looks).hasSize(2);
        assertThat(scores.recalibrated().keySet()).isEqualTo(scores.scores().keySet());
        assertThat(scores.scores()).hasSize(2);
    }

    @Test
    void what_was_measured_is_not_measured_again() {
        desk(contender -> candidate).score(CHECKPOINT, one, ScoringDesk.Claim.ALONE);
        assertThat(desk(contender -> candidate).score(CHECKPOINT, one, ScoringDesk.Claim.ALONE))
                .isTrue();
        assertThat(looks).hasSize(1);
    }

    @Test
    void weights_that_are_gone_are_said_of_the_score_that_they_keep_from_being() {
        ScoringDesk desk = desk(contender -> {
            throw new IOException("the weights are gone");
        });
        assertThat(desk.score(CHECKPOINT, one, ScoringDesk.Claim.ALONE)).isFalse();
        assertThat(scores.failures()).isEqualTo(Map.of("runs/r/checkpoints/64/scores/one", "the weights are gone"));
        assertThat(scores.scores()).isEmpty();
    }

    @Test
    void a_store_that_is_away_is_waited_for() {
        AtomicInteger tries = new AtomicInteger();
        ScoringDesk desk = desk(contender -> {
            if (tries.incrementAndGet() < 3) {
                throw new StoreAwayException("the store is away", new IOException());
            }
            return candidate;
        });
        assertThat(desk.score(CHECKPOINT, one, ScoringDesk.Claim.ALONE)).isTrue();
        assertThat(tries).hasValue(3);
        assertThat(scores.failures()).isEmpty();
    }

    @Test
    void a_store_that_is_away_is_not_waited_for_when_the_desk_closes_or_the_task_is_anothers() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        ScoringDesk desk = new ScoringDesk(
                new Examiner(List.of(one), LayerPolicy.BEST),
                contender -> {
                    asked.countDown();
                    throw new StoreAwayException("the store is away", new IOException());
                },
                scores,
                Duration.ofMillis(1));
        assertThat(desk.score(CHECKPOINT, one, () -> false)).isFalse();
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> desk.score(CHECKPOINT, one, ScoringDesk.Claim.ALONE));
        asked.await();
        desk.close();
        assertThat(waiting.get()).isFalse();
        assertThat(scores.failures()).isEmpty();
        assertThat(scores.scores()).isEmpty();
    }

    @Test
    void pictures_that_cannot_be_read_do_not_keep_other_benchmarks_from_being_scored() {
        ScoringDesk desk = desk(contender -> (sets, progress) -> {
            if (sets.contains(shared)) {
                throw new IOException("picture-07 is damaged");
            }
            return candidate.look(sets, progress);
        });
        desk.score(CHECKPOINT, one, ScoringDesk.Claim.ALONE);
        desk.score(CHECKPOINT, third, ScoringDesk.Claim.ALONE);

        assertThat(scores.failures()).isEqualTo(Map.of("runs/r/checkpoints/64/scores/one", "picture-07 is damaged"));
        assertThat(scores.scores()).containsOnlyKeys("runs/r/checkpoints/64/scores/third");
    }

    @Test
    void a_candidate_is_closed_when_it_fails_and_when_the_desk_closes() {
        List<String> closed = new ArrayList<>();
        ScoringDesk desk = desk(contender -> new Candidate() {
            @Override
            public List<LayerFeatures> look(List<StimulusSet> sets, Progress progress) throws IOException {
                if (sets.contains(another)) {
                    throw new IllegalStateException("no memory");
                }
                return candidate.look(sets, progress);
            }

            @Override
            public void close() {
                closed.add("closed");
            }
        });
        desk.score(CHECKPOINT, third, ScoringDesk.Claim.ALONE);
        assertThat(closed).hasSize(1);
        assertThat(scores.failures()).containsValue("no memory");

        desk.score(CHECKPOINT, one, ScoringDesk.Claim.ALONE);
        assertThat(closed).hasSize(1);
        desk.close();
        assertThat(closed).hasSize(2);
    }

    @Test
    void what_has_become_anothers_while_it_was_measured_is_left_to_be_said_by_the_other() {
        ScoringDesk desk = desk(contender -> candidate);
        assertThat(desk.score(CHECKPOINT, one, () -> looks.isEmpty())).isFalse();
        assertThat(looks).hasSize(1);
        assertThat(scores.scores()).isEmpty();
        assertThat(scores.failures()).isEmpty();
    }

    @Test
    void a_closed_desk_measures_nothing() {
        ScoringDesk desk = desk(contender -> candidate);
        desk.close();
        assertThat(desk.score(CHECKPOINT, one, ScoringDesk.Claim.ALONE)).isFalse();
        assertThat(looks).isEmpty();
    }

    private ScoringDesk desk(Candidates candidates) {
        return new ScoringDesk(
                new Examiner(List.of(one, other, third), LayerPolicy.BEST), candidates, scores, Duration.ofMillis(1));
    }
}
