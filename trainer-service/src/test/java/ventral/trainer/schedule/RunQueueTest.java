package ventral.trainer.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl.ReleaseOutcome;
import ventral.trainer.run.RunDirective;
import ventral.trainer.run.StoppedRun;
import ventral.trainer.schedule.RunScheduler.DesiredRunState;

class RunQueueTest {

    private static final OwnedRun RUN = run("r", 10, 0);

    private final RunQueue queue = new RunQueue(2);

    @Test
    void the_oldest_runs_of_a_sweep_are_taken_together_up_to_the_limit() {
        OwnedRun third = inSweep("c", 30);
        OwnedRun first = inSweep("a", 10);
        OwnedRun second = inSweep("b", 20);
        submit(third, first, second);
        assertThat(queue.takeCohort()).containsExactly(first, second);
        assertThat(queue.takeCohort()).containsExactly(third);
        assertThat(queue.takeCohort()).isEmpty();
    }

    @Test
    void a_run_outside_a_sweep_is_taken_alone() {
        OwnedRun other = run("other", 20, 0);
        submit(RUN, other);
        assertThat(queue.takeCohort()).containsExactly(RUN);
    }

    @Test
    void a_run_yields_to_a_waiting_one_of_higher_priority() {
        train(RUN);
        submit(run("same", 5, 0));
        assertThat(queue.interruptions(List.of(RUN))).isEmpty();
        submit(run("urgent", 20, 5));
        assertThat(queue.interruptions(List.of(RUN))).containsEntry(RUN.name(), RunDirective.YIELD);
    }

    @Test
    void a_run_yields_when_the_trainer_stops() {
        train(RUN);
        queue.stop();
        assertThat(queue.directive(RUN)).isEqualTo(RunDirective.YIELD);
    }

    @Test
    void a_revoked_run_is_in_training_until_it_is_released_and_is_not_queued_again() {
        train(RUN);
        assertThat(queue.revoke(partition -> partition == 3, RunDirective.ABANDON))
                .containsExactly(RUN);
        assertThat(queue.directive(RUN)).isEqualTo(RunDirective.ABANDON);
        assertThat(queue.isTraining(RUN)).isTrue();
        queue.release(RUN, ReleaseOutcome.REQUEUE);
        assertThat(queue.isTraining(RUN)).isFalse();
        assertThat(queue.hasTrainable()).isFalse();
    }

    @Test
    void a_revoked_run_that_is_assigned_again_before_it_is_released_is_trained_again() {
        train(RUN);
        queue.revoke(partition -> partition == 3, RunDirective.YIELD);
        OwnedRun again = run("r", 10, 0);
        submit(again);
        queue.release(RUN, ReleaseOutcome.REQUEUE);
        assertThat(queue.takeCohort()).containsExactly(again);
        assertThat(queue.directive(again)).isEqualTo(RunDirective.CONTINUE);
    }

    @Test
    void a_run_is_assigned_until_its_partition_is_revoked_even_after_it_has_ended() {
        assertThat(queue.isAssigned(RUN.name())).isFalse();
        train(RUN);
        queue.release(RUN, ReleaseOutcome.DONE);
        assertThat(queue.isAssigned(RUN.name())).isTrue();
        queue.revoke(partition -> partition == 4, RunDirective.ABANDON);
        assertThat(queue.isAssigned(RUN.name())).isTrue();
        queue.revoke(partition -> partition == 3, RunDirective.ABANDON);
        assertThat(queue.isAssigned(RUN.name())).isFalse();
    }

    @Test
    void an_unwanted_waiting_run_is_handed_out_once() {
        OwnedRun paused = run("paused", 20, 0);
        queue.submit(RUN, DesiredRunState.CANCELLED);
        queue.submit(paused, DesiredRunState.PAUSED);
        assertThat(queue.takeUnwanted())
                .containsExactlyInAnyOrder(
                        new StoppedRun(RUN, RunDirective.CANCEL), new StoppedRun(paused, RunDirective.PAUSE));
        assertThat(queue.takeUnwanted()).isEmpty();
        assertThat(queue.hasTrainable()).isFalse();
    }

    @Test
    void a_paused_run_waits_until_the_user_resumes_it() {
        train(RUN);
        queue.submit(RUN, DesiredRunState.PAUSED);
        assertThat(queue.directive(RUN)).isEqualTo(RunDirective.PAUSE);
        queue.release(RUN, ReleaseOutcome.PAUSED);
        assertThat(queue.takeCohort()).isEmpty();
        submit(RUN);
        assertThat(queue.takeCohort()).containsExactly(RUN);
    }

    @Test
    void a_run_that_is_resumed_while_it_is_being_paused_is_queued_again() {
        train(RUN);
        queue.submit(RUN, DesiredRunState.PAUSED);
        submit(RUN);
        queue.release(RUN, ReleaseOutcome.PAUSED);
        assertThat(queue.takeCohort()).containsExactly(RUN);
    }

    @Test
    void a_run_that_is_cancelled_while_it_is_being_paused_is_cancelled() {
        train(RUN);
        queue.submit(RUN, DesiredRunState.PAUSED);
        queue.submit(RUN, DesiredRunState.CANCELLED);
        queue.release(RUN, ReleaseOutcome.PAUSED);
        assertThat(queue.takeUnwanted()).containsExactly(new StoppedRun(RUN, RunDirective.CANCEL));
    }

    @Test
    void a_failed_run_that_the_user_resumes_before_it_is_released_is_trained_again() {
        train(RUN);
        OwnedRun again = new OwnedRun(RUN.name(), RUN.spec(), RUN.createTime(), 1, 3, 1);
        submit(again);
        queue.release(RUN, ReleaseOutcome.DONE);
        assertThat(queue.takeCohort()).containsExactly(again);
    }

    @Test
    void others_go_before_a_run_that_the_device_has_no_memory_for() {
        OwnedRun other = run("other", 20, 0);
        train(RUN);
        queue.release(RUN, ReleaseOutcome.REQUEUE_WITH_BACKOFF);
        submit(other);
        assertThat(queue.takeCohort()).containsExactly(other);
        assertThat(queue.takeCohort()).isEmpty();
        queue.retryObstructed();
        assertThat(queue.takeCohort()).containsExactly(RUN);
    }

    private void train(OwnedRun run) {
        submit(run);
        assertThat(queue.takeCohort()).containsExactly(run);
    }

    private void submit(OwnedRun... runs) {
        for (OwnedRun run : runs) {
            queue.submit(run, DesiredRunState.RUNNING);
        }
    }

    private static OwnedRun run(String id, long createdAt, int priority) {
        return owned(id, createdAt, priority, null);
    }

    private static OwnedRun inSweep(String id, long createdAt) {
        return owned(id, createdAt, 0, new SweepName("sweep"));
    }

    private static OwnedRun owned(String id, long createdAt, int priority, @Nullable SweepName sweep) {
        RunSpec spec = new RunSpec(
                new StreamName("s"), Objective.parse("distance"), 64, 1, 0, 2, Recipe.DEFAULT, priority, sweep);
        return new OwnedRun(new RunName(id), spec, Instant.ofEpochSecond(createdAt), 0, 3, 1);
    }
}
