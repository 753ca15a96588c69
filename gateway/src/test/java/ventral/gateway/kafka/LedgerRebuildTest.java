package ventral.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.SweepSpec;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.Broker;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;
import ventral.platform.kafka.KafkaTopicAdmin;

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
        openTheLedgerAgain();

        awaitRebuilt(incarnation);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_topic_that_is_made_anew_with_as_many_records_is_read_again_by_itself() throws Exception {
        RunName run = new RunName("anew");
        orders.createRun(run, order(stream("anew")), ExecutionMode.EXECUTE);
        put(status(run, 64));
        await().atMost(SOON).until(() -> seen(run) == 64);
        UUID incarnation = ledger.position().incarnation();
        List<ProducerRecord<String, byte[]>> others = broker.records(Topics.RUN_STATUSES.name()).stream()
                .map(record -> new ProducerRecord<>(
                        record.topic(),
                        record.partition(),
                        record.key(),
                        run.toString().equals(record.key()) ? status(run, 128).value() : record.value()))
                .toList();

        // While the follower waits for the table, it does not see the topic empty.
        try (Connection holding = database.connect();
                Statement sql = holding.createStatement()) {
            holding.setAutoCommit(false);
            sql.execute("lock table position in access exclusive mode");
            await().atMost(SOON).until(() -> isLockAwaited(sql));
            makeAnew(Topics.RUN_STATUSES);
            broker.put(others);
            assertThat(broker.records(Topics.RUN_STATUSES.name())).hasSameSizeAs(others);
        }

        await().atMost(SOON).ignoreExceptions().until(() -> seen(run) == 128);
        awaitRebuilt(incarnation);
    }

    private static boolean isLockAwaited(Statement sql) throws SQLException {
        try (ResultSet locks = sql.executeQuery("select 1 from pg_locks where not granted")) {
            return locks.next();
        }
    }

    private void makeAnew(Topic<?> topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(broker.connection())) {
            Uuid before = id(admin, topic);
            admin.deleteTopics(List.of(topic.name())).all().get();
            await().atMost(SOON).ignoreExceptions().until(() -> {
                KafkaTopicAdmin.createIfAbsent(broker.connection(), List.of(topic));
                return !id(admin, topic).equals(before);
            });
        }
    }

    private static Uuid id(Admin admin, Topic<?> topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic.name())).allTopicNames().get().values().stream()
                .findAny()
                .orElseThrow()
                .topicId();
    }

    @Test
    void a_log_that_was_rewritten_below_the_position_is_read_again_by_itself() {
        StreamName stream = stream("rewritten");
        RunName run = new RunName("rewritten");
        orders.createRun(run, order(stream), ExecutionMode.EXECUTE);
        broker.halt();
        await().atMost(SOON).until(() -> currency.state() instanceof LedgerStatus.State.Unavailable);
        broker.resume();
        the_ledger_is_current();
        put(status(run, 64));
        await().atMost(SOON).until(() -> seen(run) == 64);
        List<Object> before = everything();
        UUID incarnation = ledger.position().incarnation();

        // A broker that starts again begins a leader epoch: epoch 0 ends below the position.
        database.runInLedger("update position set leader_epoch = 0 where topic = 'run-statuses'");
        openTheLedgerAgain();

        awaitRebuilt(incarnation);
        assertThat(everything()).isEqualTo(before);
    }

    /** Sets a position back, which makes the gateway open the ledger again. */
    private void openTheLedgerAgain() {
        database.runInLedger("update position set next_offset = 0 where topic = 'run-intents'");
    }

    private void awaitRebuilt(UUID before) {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> !ledger.position().incarnation().equals(before));
        the_ledger_is_current();
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
