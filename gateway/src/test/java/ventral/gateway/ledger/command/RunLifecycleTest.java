package ventral.gateway.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static ventral.gateway.testing.LedgerSamples.STREAM;

import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.LedgerSamples;

/** Tests the commands that pause, resume and cancel a run. */
final class RunLifecycleTest extends CommandHandlerTestBase {

    @Test
    void a_run_that_has_ended_stays_as_it_is() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        ledger.report(R1, LedgerSamples.progress(RunState.SUCCEEDED, 6400));
        Run ended = ledger.find(LedgerTable.RUNS, R1).orElseThrow();
        assertThat(commands.cancelRun(R1)).isEqualTo(new CommandOutcome.Success<>(ended));
        assertThat(ended.desiredState()).isEqualTo(Run.DesiredState.TRAINED);
    }

    @Test
    void a_run_is_asked_to_stop_once() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        commands.cancelRun(R1);
        long after = ledger.position().revision();
        assertThat(run().desiredState()).isEqualTo(Run.DesiredState.CANCELLED);
        commands.cancelRun(R1);
        assertThat(ledger.position().revision()).isEqualTo(after);
    }

    @Test
    void a_run_is_paused_and_resumed_once_each() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        commands.pauseRun(R1);
        long paused = ledger.position().revision();
        assertThat(run().desiredState()).isEqualTo(Run.DesiredState.PAUSED);
        commands.pauseRun(R1);
        assertThat(ledger.position().revision()).isEqualTo(paused);
        ledger.report(R1, LedgerSamples.progress(RunState.PAUSED, 640));
        commands.resumeRun(R1);
        long resumed = ledger.position().revision();
        assertThat(run().desiredState()).isEqualTo(Run.DesiredState.TRAINED);
        assertThat(run().retryCount()).isZero();
        commands.resumeRun(R1);
        assertThat(ledger.position().revision()).isEqualTo(resumed);
    }

    @Test
    void a_run_that_failed_goes_on_when_it_is_resumed_and_may_fail_again() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        ledger.report(R1, LedgerSamples.progress(RunState.FAILED, 640));
        assertThat(commands.pauseRun(R1))
                .isEqualTo(
                        new CommandOutcome.FailedPrecondition<>(R1, "runs/r1 has failed: there is nothing to pause"));
        assertThat(commands.resumeRun(R1)).isEqualTo(new CommandOutcome.Success<>(run()));
        assertThat(run().state()).isEqualTo(RunState.QUEUED);
        assertThat(run().retryCount()).isEqualTo(1);
        commands.resumeRun(R1);
        assertThat(run().retryCount()).isEqualTo(1);
    }

    @Test
    void a_run_whose_stream_is_gone_cannot_go_on() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        ledger.report(R1, LedgerSamples.progress(RunState.FAILED, 640));
        commands.deleteStream(STREAM, ExecutionMode.EXECUTE);
        assertThat(commands.resumeRun(R1))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(STREAM, "streams/s1 is being deleted"));
        ledger.report(STREAM, LedgerSamples.progress(StreamState.DELETED, 0));
        assertThat(commands.resumeRun(R1)).isEqualTo(new CommandOutcome.NotFound<>(STREAM));
    }

    @Test
    void what_has_succeeded_or_is_cancelled_is_neither_paused_nor_resumed() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        ledger.report(R1, LedgerSamples.progress(RunState.SUCCEEDED, 6400));
        assertThat(commands.pauseRun(R1)).isInstanceOf(CommandOutcome.FailedPrecondition.class);
        assertThat(commands.resumeRun(R1))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        R1, "runs/r1 has succeeded: there is nothing to resume"));
        RunName r2 = new RunName("r2");
        commands.createRun(r2, RUN, ExecutionMode.EXECUTE);
        commands.cancelRun(r2);
        CommandOutcome<Run> cancelled =
                new CommandOutcome.FailedPrecondition<>(r2, "runs/r2 is cancelled: create another run");
        assertThat(commands.pauseRun(r2)).isEqualTo(cancelled);
        assertThat(commands.resumeRun(r2)).isEqualTo(cancelled);
        ledger.report(r2, LedgerSamples.progress(RunState.CANCELLED, 64));
        assertThat(commands.pauseRun(r2)).isEqualTo(cancelled);
        assertThat(commands.resumeRun(r2)).isEqualTo(cancelled);
    }

    @Test
    void what_is_not_there_cannot_be_paused_resumed_or_cancelled() {
        assertThat(commands.pauseRun(R1)).isEqualTo(new CommandOutcome.NotFound<>(R1));
        assertThat(commands.resumeRun(R1)).isEqualTo(new CommandOutcome.NotFound<>(R1));
        assertThat(commands.cancelRun(R1)).isEqualTo(new CommandOutcome.NotFound<>(R1));
        assertThat(commands.cancelSweep(SWEEP)).isEqualTo(new CommandOutcome.NotFound<>(SWEEP));
    }
}
