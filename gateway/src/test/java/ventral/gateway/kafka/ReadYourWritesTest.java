package ventral.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.Recipe;
import ventral.contract.topic.Topics;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.command.CommandOutcome;
import ventral.gateway.ledger.command.SweepRequest;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.Broker;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;

/** Tests that a command is visible in the ledger when the command returns. */
@QuarkusTest
@WithTestResource(Database.class)
@WithTestResource(Broker.class)
class ReadYourWritesTest extends LedgerFollowerTestBase {

    @Test
    void what_was_ordered_can_be_read_when_the_order_returns() {
        StreamName stream = stream("ordered");
        assertThat(ledger.find(LedgerTable.STREAMS, stream)).isPresent();

        RunName run = new RunName("ordered");
        assertThat(orders.createRun(run, order(stream), ExecutionMode.EXECUTE))
                .isInstanceOf(CommandOutcome.Success.class);
        assertThat(ledger.find(LedgerTable.RUNS, run))
                .hasValueSatisfying(there -> assertThat(there.status()).isEqualTo(Run.ReportedStatus.NONE));

        orders.pauseRun(run);
        assertThat(ledger.find(LedgerTable.RUNS, run)).hasValueSatisfying(there -> {
            assertThat(there.desiredState()).isEqualTo(Run.DesiredState.PAUSED);
            assertThat(there.spec().recipe()).isEqualTo(LedgerSamples.RECIPE);
            assertThat(there.spec().priority()).isEqualTo(7);
        });

        orders.cancelRun(run);
        assertThat(ledger.find(LedgerTable.RUNS, run))
                .hasValueSatisfying(there -> assertThat(there.desiredState()).isEqualTo(Run.DesiredState.CANCELLED));
    }

    @Test
    void a_run_that_failed_is_queued_until_a_trainer_has_heard_that_it_is_to_go_on() {
        RunName run = new RunName("retried");
        orders.createRun(run, order(stream("retried")), ExecutionMode.EXECUTE);
        put(record(
                Topics.RUN_STATUSES,
                run.toString(),
                statusOf(run, RunState.FAILED, 64)
                        .setError(com.google.rpc.Status.newBuilder().setCode(13).setMessage("no memory"))
                        .build()
                        .toByteArray()));
        await().atMost(SOON).until(() -> state(run) == RunState.FAILED);

        orders.resumeRun(run);
        assertThat(ledger.find(LedgerTable.RUNS, run)).hasValueSatisfying(there -> {
            assertThat(there.state()).isEqualTo(RunState.QUEUED);
            assertThat(there.retryCount()).isEqualTo(1);
            assertThat(there.status().error()).isNull();
        });
        assertThat(ledger.list(LedgerTable.RUNS, Filter.NONE.and("state", "FAILED"), "", 100)
                        .rows())
                .extracting(Run::name)
                .doesNotContain(run);

        put(record(
                Topics.RUN_STATUSES,
                run.toString(),
                statusOf(run, RunState.RUNNING, 128).setRetryCount(1).build().toByteArray()));
        await().atMost(SOON).until(() -> state(run) == RunState.RUNNING);
        assertThat(ledger.find(LedgerTable.RUNS, run).orElseThrow().status())
                .isEqualTo(new Run.ReportedStatus(
                        RunState.RUNNING,
                        128,
                        null,
                        null,
                        .001,
                        Duration.ofMillis(90_500),
                        "gpu(0)",
                        .75f,
                        1 << 30,
                        LedgerSamples.VALIDATION,
                        null,
                        LedgerSamples.NOON.plusSeconds(128),
                        new FencingToken(1, 0, 0),
                        1,
                        LedgerSamples.COST));
    }

    @Test
    void a_sweep_of_two_thousand_runs_is_there_when_its_order_returns() {
        SweepName sweep = new SweepName("large");
        SweepRequest sweepRequest = new SweepRequest(
                stream("large"),
                List.of(LedgerSamples.DISTANCE),
                List.of(),
                LongStream.range(0, 2000).boxed().toList(),
                List.of(),
                0,
                0,
                0,
                0,
                0,
                Recipe.DEFAULT,
                0);

        assertThat(orders.createSweep(sweep, sweepRequest, ExecutionMode.EXECUTE))
                .isInstanceOf(CommandOutcome.Success.class);
        assertThat(ledger.runs(sweep))
                .hasSize(2000)
                .extracting(Run::partition)
                .containsAll(LongStream.range(0, Topics.RUN_INTENTS.partitionCount())
                        .mapToObj(Math::toIntExact)
                        .toList());
    }

    private RunState state(RunName run) {
        return ledger.find(LedgerTable.RUNS, run).orElseThrow().state();
    }
}
