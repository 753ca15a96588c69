package ventral.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.trainer.testing.InMemoryRuns;
import ventral.trainer.testing.InMemoryStream;
import ventral.trainer.testing.SumLearner;

@Timeout(20)
class RunBookTest {

    private final RunBook book = new RunBook();
    private final InMemoryRuns runs = new InMemoryRuns();

    @Test
    void the_oldest_run_is_trained_first() throws InterruptedException {
        book.own(run("young", 30, 0), false);
        book.own(run("old", 10, 0), false);
        book.own(run("last", 50, 0), false);
        trainUntil("runs/last ended well at 64");
        assertThat(runs.told())
                .filteredOn(word -> word.contains("started"))
                .containsExactly("runs/old started at 0", "runs/young started at 0", "runs/last started at 0");
    }

    @Test
    void a_run_that_is_cancelled_while_it_waits_is_not_trained() throws InterruptedException {
        book.own(run("unwanted", 10, 0), false);
        book.own(run("unwanted", 10, 0), true);
        book.own(run("wanted", 20, 0), false);
        trainUntil("runs/wanted ended well at 64");
        assertThat(runs.told()).contains("runs/unwanted ended at the user's wish at 0");
        assertThat(runs.of(new RunName("unwanted"))).isEmpty();
    }

    @Test
    void a_share_that_is_lost_takes_its_waiting_runs_along() throws InterruptedException {
        book.own(run("lost", 10, 3), false);
        book.own(run("kept", 20, 4), false);
        book.disown(share -> share == 3);
        trainUntil("runs/kept ended well at 64");
        assertThat(runs.told()).noneMatch(word -> word.contains("lost"));
    }

    @Test
    void a_share_is_given_up_only_when_its_run_is_no_longer_trained() throws Exception {
        CountDownLatch training = new CountDownLatch(1);
        InMemoryStream stream = new InMemoryStream(due -> {
            training.countDown();
            return due;
        });
        OwnedRun endless = run("endless", 10, 3, 1_000_000_000L * InMemoryStream.BATCH);
        TrainingLoop loop = new TrainingLoop(stream, SumLearner.all(), runs, runs);
        Thread trainer = new Thread(() -> {
            try {
                book.trainAll(loop);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        trainer.start();
        book.own(endless, false);
        training.await();
        book.disown(share -> share == 3);
        assertThat(runs.told()).containsExactly("runs/endless started at 0");
        assertThat(trainer.isAlive()).isTrue();
        book.stop();
        trainer.join();
    }

    private void trainUntil(String last) throws InterruptedException {
        book.trainAll(new TrainingLoop(
                new InMemoryStream(due -> due), SumLearner.all(), runs, new StoppingReports(runs, last, book)));
    }

    private static OwnedRun run(String id, long createdAt, int share) {
        return run(id, createdAt, share, 64);
    }

    private static OwnedRun run(String id, long createdAt, int share, long imageCount) {
        RunSpec spec =
                new RunSpec(new StreamName("s"), Objective.parse("distance"), imageCount, 1, 0, 2, Optional.empty());
        return new OwnedRun(new RunName(id), spec, Instant.ofEpochSecond(createdAt), share, 1);
    }
}
