package ventral.gateway.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.STREAM;
import static ventral.gateway.testing.LedgerSamples.STREAM_SPEC;

import org.junit.jupiter.api.Test;
import ventral.contract.name.StreamName;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.LedgerSamples;

/** Tests the commands that create, pause, resume and delete a stream. */
final class StreamCommandsTest extends CommandHandlerTestBase {

    @Test
    void an_ordered_stream_is_queued() {
        StreamName name = new StreamName("s2");
        Stream queued = Stream.queued(name, STREAM_SPEC, NOON);
        assertThat(commands.createStream(name, STREAM_SPEC, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.Success<>(queued));
        assertThat(ledger.find(LedgerTable.STREAMS, name)).contains(queued);
    }

    @Test
    void what_is_given_no_name_is_given_one() {
        assertThat(commands.createStream(null, STREAM_SPEC, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.Success<>(Stream.queued(new StreamName("fresh"), STREAM_SPEC, NOON)));
    }

    @Test
    void a_name_is_taken_once() {
        assertThat(commands.createStream(STREAM, STREAM_SPEC, ExecutionMode.VALIDATE_ONLY))
                .isEqualTo(new CommandOutcome.AlreadyExists<>(STREAM));
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        assertThat(commands.createRun(R1, RUN, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.AlreadyExists<>(R1));
    }

    @Test
    void a_stream_is_paused_and_resumed_once_each() {
        commands.pauseStream(STREAM);
        long paused = ledger.position().revision();
        assertThat(stream().desiredState()).isEqualTo(Stream.DesiredState.PAUSED);
        commands.pauseStream(STREAM);
        assertThat(ledger.position().revision()).isEqualTo(paused);
        commands.resumeStream(STREAM);
        long resumed = ledger.position().revision();
        assertThat(stream().desiredState()).isEqualTo(Stream.DesiredState.RENDERED);
        commands.resumeStream(STREAM);
        assertThat(ledger.position().revision()).isEqualTo(resumed);
    }

    @Test
    void a_stream_that_is_whole_cannot_be_paused() {
        ledger.report(STREAM, LedgerSamples.progress(StreamState.SUCCEEDED, 6400));
        assertThat(commands.pauseStream(STREAM))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        STREAM, "streams/s1 is complete: there is nothing to pause"));
    }

    @Test
    void an_imported_stream_cannot_be_paused() {
        ledger.put(Stream.queued(
                STREAM,
                new StreamSpec(0, 640, 64, 64, new ImportSpec("ab".repeat(32)), StreamSpec.DEFAULT_ENCODING),
                NOON));
        assertThat(commands.pauseStream(STREAM))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        STREAM, "streams/s1 is imported: stop the import, and run it again to continue"));
    }

    @Test
    void a_stream_that_a_run_learns_from_is_not_deleted() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        assertThat(commands.deleteStream(STREAM, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        STREAM, "runs/r1 is QUEUED and learns from streams/s1: cancel it, or wait for it"));
        ledger.report(R1, LedgerSamples.progress(RunState.PAUSED, 640));
        assertThat(commands.deleteStream(STREAM, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        STREAM, "runs/r1 is PAUSED and learns from streams/s1: cancel it, or wait for it"));
        ledger.report(R1, LedgerSamples.progress(RunState.SUCCEEDED, 6400));
        assertThat(commands.deleteStream(STREAM, ExecutionMode.EXECUTE)).isInstanceOf(CommandOutcome.Success.class);
    }

    @Test
    void a_stream_is_there_until_its_images_are_gone_but_no_run_can_begin_on_it() {
        commands.deleteStream(STREAM, ExecutionMode.EXECUTE);
        assertThat(stream().state()).isEqualTo(StreamState.DELETING);
        assertThat(commands.createRun(R1, RUN, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(STREAM, "streams/s1 is being deleted"));
        assertThat(commands.resumeStream(STREAM)).isInstanceOf(CommandOutcome.FailedPrecondition.class);
        assertThat(commands.createStream(STREAM, STREAM_SPEC, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        STREAM, "streams/s1 is being deleted: retry once it is deleted"));
        ledger.report(STREAM, LedgerSamples.progress(StreamState.DELETED, 0));
        assertThat(ledger.find(LedgerTable.STREAMS, STREAM)).isEmpty();
    }

    @Test
    void the_name_of_a_deleted_stream_is_free_for_another() {
        commands.deleteStream(STREAM, ExecutionMode.EXECUTE);
        ledger.report(STREAM, LedgerSamples.progress(StreamState.DELETED, 0));
        assertThat(commands.createStream(STREAM, STREAM_SPEC, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.Success<>(Stream.queued(STREAM, STREAM_SPEC, NOON)));
    }

    @Test
    void a_deletion_that_is_only_validated_deletes_nothing() {
        assertThat(commands.deleteStream(STREAM, ExecutionMode.VALIDATE_ONLY))
                .isInstanceOf(CommandOutcome.Success.class);
        assertThat(stream().desiredState()).isEqualTo(Stream.DesiredState.RENDERED);
    }

    private Stream stream() {
        return ledger.find(LedgerTable.STREAMS, STREAM).orElseThrow();
    }
}
