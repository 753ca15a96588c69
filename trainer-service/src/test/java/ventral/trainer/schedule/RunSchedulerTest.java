package ventral.trainer.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.platform.tracing.Tracer;
import ventral.trainer.cohort.TrainingLoop;
import ventral.trainer.cohort.TrainingLoopTest;
import ventral.trainer.learner.LearnerFactory;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.schedule.RunScheduler.DesiredRunState;
import ventral.trainer.testing.ChecksumLearner;
import ventral.trainer.testing.InMemoryRunStore;
import ventral.trainer.testing.InMemoryStream;

@Timeout(20)
class RunSchedulerTest {

    private static final long ENDLESS = 1_000_000_000L * InMemoryStream.BATCH;

    private final AtomicLong readCount = new AtomicLong();
    private final RunScheduler scheduler = new RunScheduler(4, Duration.ofMillis(1), Duration.ofMillis(1));
    private final InMemoryRunStore runs = new InMemoryRunStore();
    private final InMemoryStream stream = new InMemoryStream(due -> due);

    @Test
    void the_oldest_run_is_trained_first() throws InterruptedException {
        scheduler.submit(run("young", 30, 0), DesiredRunState.RUNNING);
        scheduler.submit(run("old", 10, 0), DesiredRunState.RUNNING);
        scheduler.submit(run("last", 50, 0), DesiredRunState.RUNNING);
        trainUntil("runs/last SUCCEEDED at 64");
        assertThat(begun()).containsExactly("runs/old", "runs/young", "runs/last");
    }

    @Test
    void a_run_of_higher_priority_goes_before_older_ones() throws InterruptedException {
        scheduler.submit(run("old", 10, 0), DesiredRunState.RUNNING);
        scheduler.submit(urgent("urgent", 50), DesiredRunState.RUNNING);
        trainUntil("runs/old SUCCEEDED at 64");
        assertThat(begun()).containsExactly("runs/urgent", "runs/old");
    }

    @Test
    void a_run_of_higher_priority_takes_the_place_of_a_running_one_which_goes_on_afterwards()
            throws InterruptedException {
        OwnedRun humble = run("humble", 10, 0, 8 * 5000);
        scheduler.submit(humble, DesiredRunState.RUNNING);
        runs.listen(word -> {
            if (runs.told().size() == 1) {
                scheduler.submit(urgent("urgent", 50), DesiredRunState.RUNNING);
            }
            if (word.equals("runs/humble SUCCEEDED at 40000")) {
                scheduler.stop();
            }
        });
        loop(ChecksumLearner.all()).run(scheduler);
        assertThat(begun()).containsExactly("runs/humble", "runs/urgent", "runs/humble");
    }

    @Test
    void runs_of_a_sweep_are_trained_side_by_side_but_no_more_than_the_limit() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            scheduler.submit(inSweep("r" + i, i, 8), DesiredRunState.RUNNING);
        }
        trainUntil("runs/r4 SUCCEEDED at 64");
        assertThat(runs.told().subList(0, 4)).allMatch(word -> word.endsWith("RUNNING at 0"));
        assertThat(runs.told().subList(8, 10)).containsExactly("runs/r4 RUNNING at 0", "runs/r4 SUCCEEDED at 64");
    }

    @Test
    void a_run_that_is_cancelled_or_paused_while_it_waits_is_told_so_and_not_trained() throws InterruptedException {
        scheduler.submit(run("unwanted", 10, 0), DesiredRunState.RUNNING);
        scheduler.submit(run("unwanted", 10, 0), DesiredRunState.CANCELLED);
        scheduler.submit(run("later", 11, 0), DesiredRunState.PAUSED);
        scheduler.submit(run("wanted", 20, 0), DesiredRunState.RUNNING);
        trainUntil("runs/wanted SUCCEEDED at 64");
        assertThat(runs.told()).contains("runs/unwanted CANCELLED at 0", "runs/later PAUSED at 0");
        assertThat(runs.checkpoints(new RunName("unwanted"))).isEmpty();
    }

    @Test
    void a_run_that_is_cancelled_while_another_is_trained_does_not_wait_for_that() throws InterruptedException {
        scheduler.submit(run("long", 10, 0, ENDLESS), DesiredRunState.RUNNING);
        runs.listen(word -> {
            if (word.equals("runs/long RUNNING at 0")) {
                scheduler.submit(run("unwanted", 20, 0), DesiredRunState.CANCELLED);
            } else if (word.equals("runs/unwanted CANCELLED at 0")) {
                scheduler.stop();
            }
        });
        loop(ChecksumLearner.all()).run(scheduler);
        assertThat(runs.told()).containsExactly("runs/long RUNNING at 0", "runs/unwanted CANCELLED at 0");
    }

    @Test
    void a_run_that_the_device_has_no_room_for_is_tried_again_and_others_go_before_it() throws InterruptedException {
        scheduler.submit(run("big", 10, 0), DesiredRunState.RUNNING);
        int[] tries = {0};
        runs.listen(word -> {
            if (word.startsWith("runs/big RUNNING at 0: the device") && ++tries[0] == 3) {
                scheduler.stop();
            }
        });
        loop(ChecksumLearner.all(Integer.MAX_VALUE, 0)).run(scheduler);
        assertThat(tries[0]).isEqualTo(3);
    }

    @Test
    void a_share_that_is_lost_takes_its_waiting_runs_along() throws InterruptedException {
        scheduler.submit(run("lost", 10, 3), DesiredRunState.RUNNING);
        scheduler.submit(run("kept", 20, 4), DesiredRunState.RUNNING);
        scheduler.revoke(share -> share == 3);
        trainUntil("runs/kept SUCCEEDED at 64");
        assertThat(runs.told()).noneMatch(word -> word.contains("lost"));
    }

    @Test
    void a_share_that_is_lost_during_the_quiet_period_takes_its_runs_along() throws InterruptedException {
        CountDownLatch settlingBegun = new CountDownLatch(1);
        CountDownLatch settlingEnded = new CountDownLatch(1);
        AtomicBoolean revoked = new AtomicBoolean();
        // the quiet period lasts until the share is revoked, and then ends without an arrival
        RunScheduler settling = new RunScheduler(4, Duration.ofDays(1), Duration.ofMillis(1), (changed, nanos) -> {
            settlingBegun.countDown();
            while (!revoked.get()) {
                changed.await();
            }
            settlingEnded.countDown();
            return 0;
        });
        runs.listen(word -> {
            if (word.equals("runs/kept SUCCEEDED at 64")) {
                settling.stop();
            }
        });
        settling.submit(run("lost", 10, 3), DesiredRunState.RUNNING);
        Thread trainer = start(loop(ChecksumLearner.all()), settling);
        settlingBegun.await();
        settling.revoke(share -> {
            revoked.set(true);
            return share == 3;
        });
        settlingEnded.await();
        // the trainer holds the lock from the end of the quiet period until it waits for the next run
        settling.submit(run("kept", 20, 4), DesiredRunState.RUNNING);
        trainer.join();
        assertThat(runs.told()).containsExactly("runs/kept RUNNING at 0", "runs/kept SUCCEEDED at 64");
    }

    @Test
    void a_share_is_given_up_only_when_its_run_is_no_longer_trained_and_has_been_saved() throws Exception {
        Thread trainer = trainEndless(3);
        scheduler.revoke(share -> share == 3);
        assertThatAllLearntIsKept();
        assertThat(trainer.isAlive()).isTrue();
        scheduler.stop();
        trainer.join();
    }

    @Test
    void a_share_that_is_anothers_already_is_dropped_without_a_trace() throws Exception {
        Thread trainer = trainEndless(3);
        scheduler.abandon(share -> share == 3);
        assertThat(runs.resumePoint(new RunName("endless"))).isEmpty();
        scheduler.stop();
        trainer.join();
        assertThat(runs.told()).containsExactly("runs/endless RUNNING at 0");
    }

    @Test
    void a_trainer_that_stops_saves_what_it_has_learnt() throws Exception {
        Thread trainer = trainEndless(3);
        scheduler.stop();
        trainer.join();
        assertThatAllLearntIsKept();
    }

    private void assertThatAllLearntIsKept() {
        long learntCount = readCount.get() - 1; // the first batch is read beforehand, for its latent space
        assertThat(runs.last(endless(3)).orElseThrow().seenImageCount()).isEqualTo(learntCount * InMemoryStream.BATCH);
    }

    private Thread trainEndless(int share) throws InterruptedException {
        CountDownLatch training = new CountDownLatch(100);
        InMemoryStream counted = new InMemoryStream(due -> {
            readCount.incrementAndGet();
            training.countDown();
            return due;
        });
        TrainingLoop loop = new TrainingLoop(
                counted,
                ChecksumLearner.all(),
                path -> new TreeMap<>(),
                runs,
                runs,
                TrainingLoopTest.intervals(),
                Tracer.NONE);
        Thread trainer = start(loop, scheduler);
        scheduler.submit(endless(share), DesiredRunState.RUNNING);
        training.await();
        return trainer;
    }

    private static Thread start(TrainingLoop loop, RunScheduler scheduler) {
        Thread trainer = new Thread(() -> {
            try {
                loop.run(scheduler);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        trainer.start();
        return trainer;
    }

    private static OwnedRun endless(int share) {
        return run("endless", 10, share, ENDLESS);
    }

    private void trainUntil(String last) throws InterruptedException {
        runs.listen(word -> {
            if (word.equals(last)) {
                scheduler.stop();
            }
        });
        loop(ChecksumLearner.all()).run(scheduler);
    }

    private TrainingLoop loop(LearnerFactory learners) {
        return new TrainingLoop(
                stream, learners, path -> new TreeMap<>(), runs, runs, TrainingLoopTest.intervals(), Tracer.NONE);
    }

    private List<String> begun() {
        return runs.told().stream()
                .filter(word -> word.contains("RUNNING"))
                .map(word -> word.substring(0, word.indexOf(' ')))
                .toList();
    }

    private static OwnedRun run(String id, long createdAt, int share) {
        return run(id, createdAt, share, 64);
    }

    private static OwnedRun run(String id, long createdAt, int share, long imageCount) {
        return owned(id, createdAt, share, spec(imageCount, 0, null));
    }

    private static OwnedRun urgent(String id, long createdAt) {
        return owned(id, createdAt, 0, spec(64, 5, null));
    }

    private static OwnedRun inSweep(String id, long createdAt, int share) {
        return owned(id, createdAt, share, spec(64, 0, new SweepName("sweep")));
    }

    private static OwnedRun owned(String id, long createdAt, int share, RunSpec spec) {
        return new OwnedRun(new RunName(id), spec, Instant.ofEpochSecond(createdAt), 0, share, 1);
    }

    private static RunSpec spec(long imageCount, int priority, @Nullable SweepName sweep) {
        return new RunSpec(
                new StreamName("s"), Objective.parse("distance"), imageCount, 1, 0, 2, Recipe.DEFAULT, priority, sweep);
    }
}
