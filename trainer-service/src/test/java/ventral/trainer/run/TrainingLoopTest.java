package ventral.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.trainer.objective.HeadLayout;
import ventral.trainer.testing.InMemoryRuns;
import ventral.trainer.testing.InMemoryStream;
import ventral.trainer.testing.SumLearner;

class TrainingLoopTest {

    private static final int IMAGES = 3000;
    private static final OwnedRun RUN = run("run", IMAGES, 2);

    private final InMemoryRuns runs = new InMemoryRuns();
    private final TrainingLoop loop = loop(new InMemoryStream(due -> due));

    @Test
    void a_run_is_saved_untrained_on_the_grid_and_at_its_end() throws InterruptedException {
        loop.train(RUN, () -> Wish.GO_ON);
        assertThat(runs.of(RUN.name()).keySet()).containsExactly(0L, 1000L, 3168L, 6000L);
        assertThat(runs.told()).containsExactly("runs/run started at 0", "runs/run ended well at 6000");
    }

    @Test
    void a_run_that_is_interrupted_again_and_again_ends_with_the_weights_of_an_undisturbed_one()
            throws InterruptedException {
        loop.train(RUN, () -> Wish.GO_ON);
        OwnedRun disturbed = run("disturbed", IMAGES, 2);
        // each stay is long enough for one more checkpoint at least, and ends somewhere after it
        for (int stay = 0; !runs.hasEnded(disturbed); stay++) {
            loop.train(disturbed, letGoAfter(401 + 7 * stay));
            assertThat(stay).isLessThan(4);
        }
        assertThat(runs.of(disturbed.name()).keySet())
                .isEqualTo(runs.of(RUN.name()).keySet());
        runs.of(RUN.name())
                .forEach((seen, expected) -> assertThat(weight(disturbed, seen)).isEqualTo(weight(RUN, seen)));
    }

    @Test
    void a_run_that_has_ended_is_left_alone() throws InterruptedException {
        loop.train(RUN, () -> Wish.GO_ON);
        loop.train(RUN, () -> Wish.GO_ON);
        assertThat(runs.told()).hasSize(2);
    }

    @Test
    void a_run_whose_end_was_not_told_is_not_trained_on() throws InterruptedException {
        loop.train(RUN, () -> Wish.GO_ON);
        runs.told().clear();
        loop.train(RUN, () -> Wish.GO_ON);
        assertThat(runs.told()).containsExactly("runs/run started at 6000", "runs/run ended well at 6000");
    }

    @Test
    void a_cancelled_run_ends_after_the_batch_that_it_is_at() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        loop.train(RUN, () -> asked.incrementAndGet() > 10 ? Wish.CANCEL : Wish.GO_ON);
        assertThat(runs.told()).last().isEqualTo("runs/run ended at the user's wish at 80");
        assertThat(runs.of(RUN.name()).keySet()).containsExactly(0L);
    }

    @Test
    void a_batch_that_is_not_the_next_fails_the_run_loudly() throws InterruptedException {
        loop(new InMemoryStream(due -> due == 5 ? 6 : due)).train(RUN, () -> Wish.GO_ON);
        assertThat(runs.told()).last().asString().contains("ended badly").contains("batch 6 came where 5 was due");
    }

    @Test
    void a_stream_that_was_made_anew_from_something_else_is_not_learnt_from() throws InterruptedException {
        InMemoryStream stream = new InMemoryStream(due -> due);
        loop(stream).train(RUN, letGoAfter(401));
        stream.makeAnew();
        loop(stream).train(RUN, () -> Wish.GO_ON);
        assertThat(runs.told())
                .last()
                .asString()
                .contains("ended badly")
                .contains("is not of the stream that the run began with");
    }

    @Test
    void a_loss_that_is_no_number_fails_the_run_and_its_last_checkpoint_stays() throws InterruptedException {
        Learners breaking = SumLearner.all();
        TrainingLoop unstable = new TrainingLoop(
                new InMemoryStream(due -> due),
                new Learners() {
                    @Override
                    public String network() {
                        return breaking.network();
                    }

                    @Override
                    public Learner create(HeadLayout layout, long seed) {
                        return new BreakingLearner(breaking.create(layout, seed), 130);
                    }
                },
                runs,
                runs);
        unstable.train(RUN, () -> Wish.GO_ON);
        assertThat(runs.told())
                .last()
                .asString()
                .contains("ended badly at 1040")
                .contains("NaN");
        assertThat(runs.of(RUN.name()).keySet()).containsExactly(0L, 1000L);
    }

    private TrainingLoop loop(ImageSource.Opening stream) {
        return new TrainingLoop(stream, SumLearner.all(), runs, runs);
    }

    private long weight(OwnedRun run, long seenImageCount) {
        return SumLearner.value(
                runs.of(run.name()).get(seenImageCount).weights().get("weight"));
    }

    private static Supplier<Wish> letGoAfter(int batches) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.incrementAndGet() > batches ? Wish.LET_GO : Wish.GO_ON;
    }

    private static OwnedRun run(String id, long imageCount, int epochCount) {
        RunSpec spec = new RunSpec(
                new StreamName("s"), Objective.parse("distance"), imageCount, epochCount, 3, 2, Optional.empty());
        return new OwnedRun(new RunName(id), spec, Instant.EPOCH, 0, 1);
    }
}
