package ventral.trainer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.contract.spec.Recipe;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunDirective;
import ventral.trainer.testing.ChecksumLearner;
import ventral.trainer.testing.InMemoryStream;

/** Tests which errors fail a run, and which it waits for. */
class TrainingFailureTest extends TrainingLoopTestBase {

    @Test
    void what_concerns_one_run_alone_does_not_disturb_the_others() throws InterruptedException {
        OwnedRun unlabelled = new OwnedRun(
                new RunName("unlabelled"), spec("translation", 1000, 1, 1, Recipe.DEFAULT), Instant.EPOCH, 0, 0, 1);
        loop.train(List.of(unlabelled, inSweep("b", 1000, 2)), control);
        assertThat(runs.told())
                .anyMatch(word -> word.startsWith("runs/unlabelled FAILED at 0: batch 0 of streams/s: not every image"))
                .contains("runs/b SUCCEEDED at 1000");
    }

    @Test
    void a_full_store_is_waited_for() throws InterruptedException {
        runs.fill(3);
        loop.train(List.of(RUN), control);
        assertThat(runs.told())
                .contains("runs/run RUNNING at 0: the store is full")
                .last()
                .isEqualTo("runs/run SUCCEEDED at 6000");
        assertThat(runs.checkpoints(RUN.name()).keySet()).containsExactly(0L, 1000L, 3168L, 6000L);
    }

    @Test
    void a_run_that_the_device_has_no_room_for_waits_and_is_not_failed() throws InterruptedException {
        loop(stream, ChecksumLearner.all(Integer.MAX_VALUE, 0)).train(List.of(RUN), control);
        assertThat(runs.told()).last().isEqualTo("runs/run RUNNING at 0: the device has no memory left");
        assertThat(control.released()).containsExactly("runs/run REQUEUE_WITH_BACKOFF");
    }

    @Test
    void of_runs_that_the_device_has_not_room_enough_for_some_are_trained() throws InterruptedException {
        List<OwnedRun> sweep = List.of(inSweep("a", 1000, 1), inSweep("b", 1000, 2));
        loop(stream, ChecksumLearner.all(Integer.MAX_VALUE, 1)).train(sweep, control);
        assertThat(control.released()).containsExactly("runs/b REQUEUE", "runs/a DONE");
    }

    @Test
    void a_run_that_the_device_has_no_room_to_save_waits_and_the_others_go_on() throws InterruptedException {
        List<OwnedRun> sweep = List.of(inSweep("a", 1000, 1), inSweep("b", 1000, 2));
        loop(stream, ChecksumLearner.withoutMemoryToSave(1)).train(sweep, control);
        assertThat(control.released()).containsExactly("runs/a REQUEUE", "runs/b DONE");
    }

    @Test
    void a_batch_that_is_not_the_next_fails_the_run_loudly() throws InterruptedException {
        loop(new InMemoryStream(due -> due == 5 ? 6 : due), ChecksumLearner.all())
                .train(List.of(RUN), control);
        assertThat(runs.told()).last().isEqualTo("runs/run FAILED at 40: batch 6 of streams/s came instead of batch 5");
    }

    @Test
    void a_stream_that_was_made_anew_from_something_else_is_not_learnt_from() throws InterruptedException {
        loop.train(List.of(RUN), control.changing(RunDirective.YIELD, 400));
        stream.makeAnew();
        loop.train(List.of(RUN), control.changing(RunDirective.CONTINUE, 0));
        assertThat(runs.told())
                .last()
                .asString()
                .contains("FAILED")
                .contains("is not of the stream that the run started with");
    }

    @Test
    void a_loss_that_is_no_number_fails_the_run_and_says_where_and_its_last_checkpoint_stays()
            throws InterruptedException {
        loop(stream, ChecksumLearner.all(130, 9)).train(List.of(RUN), control);
        assertThat(runs.told())
                .last()
                .asString()
                .contains("FAILED")
                .contains("at the step after 1040 images, in epoch 0");
        assertThat(runs.checkpoints(RUN.name()).keySet()).containsExactly(0L, 1000L);
    }

    @Test
    void a_failed_run_is_tried_again_when_the_user_wants_it() throws InterruptedException {
        loop(stream, ChecksumLearner.all(130, 9)).train(List.of(RUN), control);
        loop.train(List.of(RUN), control);
        assertThat(runs.told()).last().asString().contains("FAILED");
        OwnedRun again = new OwnedRun(RUN.name(), RUN.spec(), RUN.createTime(), 1, 0, 1);
        loop.train(List.of(again), control);
        assertThat(runs.told()).contains("runs/run RUNNING at 1000").last().isEqualTo("runs/run SUCCEEDED at 6000");
    }
}
