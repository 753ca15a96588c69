package ventral.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.contract.wire.MeasuredCostMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.contract.wire.ValidationMapper;
import ventral.events.v1.RunStatus;
import ventral.gateway.ledger.command.CommandHandler;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.command.CommandOutcome;
import ventral.gateway.ledger.command.RunRequest;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.Broker;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;

/** Injects a running gateway, its database and its broker into tests, which write the records of the services. */
@SuppressWarnings("NullAway.Init")
abstract class LedgerFollowerTestBase {

    static final Duration SOON = Duration.ofMinutes(2);

    @Inject
    LedgerStatus currency;

    @Inject
    Ledger ledger;

    @Inject
    CommandHandler orders;

    Database database;

    Broker broker;

    @BeforeEach
    void the_ledger_is_current() {
        await().atMost(SOON).until(() -> currency.state().equals(new LedgerStatus.State.Current(List.of())));
    }

    final StreamName stream(String id) {
        StreamName name = new StreamName(id);
        assertThat(orders.createStream(name, LedgerSamples.STREAM_SPEC, ExecutionMode.EXECUTE))
                .isInstanceOf(CommandOutcome.Success.class);
        return name;
    }

    static RunRequest order(StreamName stream) {
        return new RunRequest(stream, LedgerSamples.DISTANCE, 0, 2, 0, 0, 0, 0, LedgerSamples.RECIPE, 7);
    }

    final long seen(RunName run) {
        return ledger.find(LedgerTable.RUNS, run).orElseThrow().status().seenImageCount();
    }

    static ProducerRecord<String, byte[]> status(RunName run, long seenImageCount) {
        return record(
                Topics.RUN_STATUSES,
                run.toString(),
                statusOf(run, RunState.RUNNING, seenImageCount).build().toByteArray());
    }

    static RunStatus.Builder statusOf(RunName run, RunState state, long seenImageCount) {
        return RunStatus.newBuilder()
                .setRun(run.toString())
                .setState(ventral.type.v1.RunState.valueOf("RUN_STATE_" + state))
                .setSeenImageCount(seenImageCount)
                .setLearningRate(.001)
                .setTimeLeft(
                        com.google.protobuf.Duration.newBuilder().setSeconds(90).setNanos(500_000_001))
                .setDevice("gpu(0)")
                .setDeviceUse(.75f)
                .setMemoryBytes(1 << 30)
                .setValidation(ValidationMapper.toWire(LedgerSamples.VALIDATION))
                .setCost(MeasuredCostMapper.toWire(LedgerSamples.COST))
                .setOwnerEpoch(1)
                .setUpdateTime(TimestampMapper.toWire(LedgerSamples.NOON.plusSeconds(seenImageCount)));
    }

    static ProducerRecord<String, byte[]> record(Topic<?> topic, String key, byte[] value) {
        return new ProducerRecord<>(topic.name(), key, value);
    }

    final void put(ProducerRecord<String, byte[]> record) {
        broker.put(List.of(record));
    }
}
