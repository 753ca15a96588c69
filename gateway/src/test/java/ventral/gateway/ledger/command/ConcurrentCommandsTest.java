package ventral.gateway.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ventral.gateway.testing.LedgerSamples.STREAM;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.testing.LedgerSamples;

/** Tests which commands on runs and streams wait for a command that waits for the broker, and which do not. */
final class ConcurrentCommandsTest extends ConcurrentCommandsTestBase {

    private static final RunName R1 = new RunName("r1");
    private static final RunName R2 = new RunName("r2");

    @Test
    void a_command_is_not_held_up_by_one_that_waits_on_another_name() {
        broker.hold(R1.toString());
        Call<Run> first = start(() -> commands.createRun(R1, RUN, ExecutionMode.EXECUTE));
        first.awaitWaiting();
        assertThat(start(() -> commands.createRun(R2, RUN, ExecutionMode.EXECUTE))
                        .outcome())
                .succeedsWithin(SOON)
                .isInstanceOf(CommandOutcome.Success.class);
        assertThat(start(() -> commands.pauseStream(STREAM)).outcome())
                .succeedsWithin(SOON)
                .isInstanceOf(CommandOutcome.Success.class);
        assertThat(first.outcome()).isNotDone();
        broker.release();
        assertThat(first.outcome()).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
        assertThat(List.of(partition(R1), partition(R2))).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void of_two_commands_on_one_name_the_second_sees_the_result_of_the_first() {
        broker.hold(R1.toString());
        Call<Run> first = start(() -> commands.createRun(R1, RUN, ExecutionMode.EXECUTE));
        first.awaitWaiting();
        Call<Run> second = start(() -> commands.createRun(R1, RUN, ExecutionMode.EXECUTE));
        second.awaitWaiting();
        broker.release();
        assertThat(first.outcome()).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
        assertThat(second.outcome()).succeedsWithin(SOON).isEqualTo(new CommandOutcome.AlreadyExists<>(R1));
    }

    @Test
    void a_command_on_a_name_that_stays_locked_is_refused_and_has_no_effect() {
        CommandHandler impatient = handler(Duration.ofMillis(20));
        broker.hold(R1.toString());
        Call<Run> first = start(() -> impatient.createRun(R1, RUN, ExecutionMode.EXECUTE));
        first.awaitWaiting();
        assertThatThrownBy(() -> impatient.createRun(R1, RUN, ExecutionMode.EXECUTE))
                .isInstanceOf(ResourceBusyException.class)
                .hasMessageContaining("runs/r1 is busy");
        assertThatThrownBy(() -> impatient.deleteStream(STREAM, ExecutionMode.EXECUTE))
                .isInstanceOf(ResourceBusyException.class)
                .hasMessageContaining("streams/s1 is busy");
        broker.release();
        assertThat(first.outcome()).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Success.class);
        assertThat(broker.runPutCount()).isEqualTo(1);
    }

    @Test
    void a_request_that_is_repeated_while_the_first_is_under_way_gets_what_the_first_created() {
        broker.hold(R1.toString());
        Call<Run> first = start(() -> commands.createRun(R1, RUN, ExecutionMode.EXECUTE_IDEMPOTENTLY));
        first.awaitWaiting();
        Call<Run> repeated = start(() -> commands.createRun(R1, RUN, ExecutionMode.EXECUTE_IDEMPOTENTLY));
        repeated.awaitWaiting();
        broker.release();
        assertThat(repeated.outcome())
                .succeedsWithin(SOON)
                .isEqualTo(first.outcome().join());
        assertThat(ledger.runCount()).isOne();
    }

    @Test
    void a_stream_is_not_deleted_while_a_run_on_it_is_being_created() {
        broker.hold(R1.toString());
        Call<Run> creation = start(() -> commands.createRun(R1, RUN, ExecutionMode.EXECUTE));
        creation.awaitWaiting();
        Call<Stream> deletion = start(() -> commands.deleteStream(STREAM, ExecutionMode.EXECUTE));
        deletion.awaitWaiting();
        broker.release();
        assertThat(deletion.outcome())
                .succeedsWithin(SOON)
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        STREAM, "runs/r1 is QUEUED and learns from streams/s1: cancel it, or wait for it"));
    }

    @Test
    void a_run_is_not_created_or_resumed_on_a_stream_that_is_being_deleted() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        ledger.report(R1, LedgerSamples.progress(RunState.FAILED, 640));
        broker.hold(STREAM.toString());
        Call<Stream> deletion = start(() -> commands.deleteStream(STREAM, ExecutionMode.EXECUTE));
        deletion.awaitWaiting();
        Call<Run> resumption = start(() -> commands.resumeRun(R1));
        Call<Run> creation = start(() -> commands.createRun(R2, RUN, ExecutionMode.EXECUTE));
        resumption.awaitWaiting();
        creation.awaitWaiting();
        broker.release();
        CommandOutcome<Run> refused = new CommandOutcome.FailedPrecondition<>(STREAM, "streams/s1 is being deleted");
        assertThat(resumption.outcome()).succeedsWithin(SOON).isEqualTo(refused);
        assertThat(creation.outcome()).succeedsWithin(SOON).isEqualTo(refused);
    }

    private int partition(RunName name) {
        return ledger.runs(List.of(name)).get(0).partition();
    }
}
