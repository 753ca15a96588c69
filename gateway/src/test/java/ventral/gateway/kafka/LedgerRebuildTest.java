package ventral.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.SweepSpec;
import ventral.contract.topic.Topics;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.Broker;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;

/** Tests that a ledger that is lost or inconsistent with the topics is rebuilt from them. */
@QuarkusTest
@WithTestResource(Database.class)
@WithTestResource(Broker.class)
class LedgerRebuildTest extends LedgerFollowerTestBase {

    @Test
    void a_sweep_that_lost_its_gateway_before_its_runs_were_put_gets_each_run_once() {
        SweepName name = new SweepName("left");
        Sweep sweep = Sweep.created(name, sweepSpec(stream("left")), LedgerSamples.NOON);
        int before = broker.records(Topics.RUN_INTENTS.name()).size();

        put(record(
                Topics.SWEEP_INTENTS, name.toString(), EventMapper.intent(sweep).toByteArray()));
        await().atMost(SOON).until(() -> ledger.runs(name).size() == 3);
        readTheLedgerAnew();
        await().atMost(SOON).until(() -> ledger.runs(name).size() == 3);

        orders.reconcile(name);
        assertThat(broker.records(Topics.RUN_INTENTS.name())).hasSize(before + 3);
    }

    @Test
    void a_ledger_dropped_while_the_gateway_runs_is_read_again_as_it_was() {
        StreamName stream = stream("dropped");
        RunName run = new RunName("dropped");
        orders.createRun(run, order(stream), ExecutionMode.EXECUTE);
        put(status(run, 64));
        put(status(run, 128));
        await().atMost(SOON).until(() -> seen(run) == 128);
        List<Object> before = everything();
        var incarnation = ledger.position().incarnation();

        readTheLedgerAnew();

        assertThat(ledger.position().incarnation()).isNotEqualTo(incarnation);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_ledger_that_is_ahead_of_the_topics_is_read_again_by_itself() {
        StreamName stream = stream("ahead");
        RunName run = new RunName("ahead");
        orders.createRun(run, order(stream), ExecutionMode.EXECUTE);
        put(status(run, 64));
        await().atMost(SOON).until(() -> seen(run) == 64);
        List<Object> before = everything();
        var incarnation = ledger.position().incarnation();

        database.runInLedger("update position set next_offset = next_offset + 1000 where topic = 'run-statuses'");
        // makes the gateway open the ledger again
        database.runInLedger("update position set next_offset = 0 where topic = 'run-intents'");

        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> !ledger.position().incarnation().equals(incarnation));
        the_ledger_is_current();
        assertThat(everything()).isEqualTo(before);
    }

    private void readTheLedgerAnew() {
        database.drop();
        await().atMost(SOON).until(() -> currency.state() instanceof LedgerStatus.State.Unavailable);
        database.make();
        the_ledger_is_current();
    }

    private static SweepSpec sweepSpec(StreamName stream) {
        return new SweepSpec(stream, List.of(LedgerSamples.DISTANCE), List.of(6400L), List.of(0L, 1L, 2L), 1, 2);
    }

    private List<Object> everything() {
        return Stream.of(
                        LedgerTable.STREAMS,
                        LedgerTable.RUNS,
                        LedgerTable.SWEEPS,
                        LedgerTable.CHECKPOINTS,
                        LedgerTable.SCORES,
                        LedgerTable.REFERENCE_SCORES,
                        LedgerTable.BENCHMARKS)
                .<Object>map(
                        table -> ledger.list(table, Filter.NONE, "", 10_000).rows())
                .toList();
    }
}
