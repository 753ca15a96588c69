package ventral.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.SweepSpec;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.contract.wire.ValidationMapper;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.LayerChoice;
import ventral.events.v1.LayerScore;
import ventral.events.v1.ReferenceScored;
import ventral.events.v1.RunStatus;
import ventral.gateway.ledger.command.CommandHandler;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.command.CommandOutcome;
import ventral.gateway.ledger.command.RunRequest;
import ventral.gateway.ledger.command.SweepRequest;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.Broker;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;

/** Tests the whole gateway; the tests write the records of the services. */
@QuarkusTest
@WithTestResource(Database.class)
@WithTestResource(Broker.class)
@SuppressWarnings("NullAway.Init")
class LedgerFollowerTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    LedgerStatus currency;

    @Inject
    Ledger ledger;

    @Inject
    CommandHandler orders;

    @TestHTTPResource("/q/health/ready")
    URI readiness;

    Database database;

    Broker broker;

    @BeforeEach
    void the_ledger_is_current() {
        await().atMost(SOON).until(() -> currency.state().equals(new LedgerStatus.State.Current(List.of())));
    }

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
                        1,
                        1));
    }

    @Test
    void a_checkpoint_is_read_as_its_trainer_wrote_it() {
        var checkpoint =
                LedgerSamples.checkpoint(new CheckpointName(new RunName("stored"), 640), 3, LedgerSamples.NOON);
        put(record(
                Topics.CHECKPOINTS,
                checkpoint.name().toString(),
                CheckpointWritten.newBuilder()
                        .setCheckpoint(checkpoint.name().toString())
                        .setNetwork("resnet18")
                        .setWeights(Artifact.newBuilder()
                                .setUri(checkpoint.uri())
                                .setSizeBytes(checkpoint.sizeBytes())
                                .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(checkpoint.sha256()))))
                        .setCreateTime(TimestampMapper.toWire(LedgerSamples.NOON))
                        .setOwnerGeneration(3)
                        .setValidation(ValidationMapper.toWire(LedgerSamples.VALIDATION))
                        .build()
                        .toByteArray()));
        await().atMost(SOON)
                .until(() ->
                        ledger.find(LedgerTable.CHECKPOINTS, checkpoint.name()).equals(Optional.of(checkpoint)));
    }

    @Test
    void a_score_is_read_as_the_scorer_wrote_it() {
        RunSpec spec = LedgerSamples.runSpec();
        var name = new ScoreName(new CheckpointName(new RunName("scored"), 640), LedgerSamples.BENCHMARK);
        CheckpointScored.Builder message = CheckpointScored.newBuilder()
                .setScore(name.toString())
                .setRunSpec(SpecMapper.toWire(spec))
                .setSeenImageCount(640)
                .setRegion(ventral.type.v1.Region.REGION_IT)
                .setSimulated(true)
                .setSuite(LedgerSamples.SUITE)
                .setMetric("pls")
                .setBenchmarkVersion(1)
                .setLayer("layer4.1.relu")
                .setLayerChoice(layerChoice())
                .setRawValue(.4)
                .setStandardError(.01)
                .setCeiling(.8)
                .setCeilingLowerBound(.7)
                .setCeilingStated(true)
                .setCeilingSource("a median elsewhere")
                .setRatioSquaredValue(.25)
                .setSquaredOverCeilingValue(.2)
                .addAllLayers(layers())
                .addAllBootstrapValues(LedgerSamples.measurement(.25).values().bootstrap())
                .setCreateTime(TimestampMapper.toWire(LedgerSamples.NOON));
        Score score = LedgerSamples.score(name, spec, LedgerSamples.measurement(.25));
        put(record(Topics.SCORES, name.toString(), message.build().toByteArray()));
        await().atMost(SOON).until(() -> ledger.find(LedgerTable.SCORES, name).equals(Optional.of(score)));

        Score unceiled = LedgerSamples.score(name, spec, LedgerSamples.measurement(1, null));
        put(record(
                Topics.SCORES,
                name.toString(),
                message.setCeilingUnknown(true).build().toByteArray()));
        await().atMost(SOON).until(() -> ledger.find(LedgerTable.SCORES, name).equals(Optional.of(unceiled)));
    }

    @Test
    void a_reference_score_is_read_as_the_scorer_wrote_it() {
        ReferenceScore score =
                LedgerSamples.referenceScore("net", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.25));
        put(record(
                Topics.REFERENCE_SCORES,
                score.name().toString(),
                ReferenceScored.newBuilder()
                        .setScore(score.name().toString())
                        .setDisplayName(score.displayName())
                        .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(score.sha256())))
                        .setCreateTime(TimestampMapper.toWire(LedgerSamples.NOON))
                        .setLayerChoice(layerChoice())
                        .addAllLayers(layers())
                        .addAllBootstrapValues(
                                LedgerSamples.measurement(.25).values().bootstrap())
                        .setLayer("layer4.1.relu")
                        .setBenchmarkVersion(1)
                        .setMetric("pls")
                        .setSuite(LedgerSamples.SUITE)
                        .setSimulated(true)
                        .setRegion(ventral.type.v1.Region.REGION_IT)
                        .setSquaredOverCeilingValue(.2)
                        .setRatioSquaredValue(.25)
                        .setCeilingLowerBound(.7)
                        .setCeilingStated(true)
                        .setCeilingSource("a median elsewhere")
                        .setCeiling(.8)
                        .setStandardError(.01)
                        .setRawValue(.4)
                        .build()
                        .toByteArray()));
        await().atMost(SOON)
                .until(() ->
                        ledger.find(LedgerTable.REFERENCE_SCORES, score.name()).equals(Optional.of(score)));
    }

    private static LayerChoice layerChoice() {
        return LayerChoice.newBuilder()
                .setMethod(LayerChoice.Method.METHOD_BEST_ELSEWHERE)
                .setBenchmark(LedgerSamples.BENCHMARK.toString())
                .setPrincipalComponentCount(1000)
                .setPrincipalComponentPictures("1000 pictures of x")
                .build();
    }

    private static List<LayerScore> layers() {
        return LedgerSamples.measurement(.25).layers().stream()
                .map(layer -> {
                    var message = LayerScore.newBuilder()
                            .setLayer(layer.layer())
                            .setRawValue(layer.raw())
                            .setStandardError(layer.standardError())
                            .addAllSplitValues(layer.splits());
                    if (layer.choice() != null) {
                        message.setChoiceValue(layer.choice());
                    }
                    return message.build();
                })
                .toList();
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

    @Test
    void a_record_that_cannot_be_decoded_leaves_a_hole_and_a_dead_letter() throws Exception {
        RunName run = new RunName("torn");
        orders.createRun(run, order(stream("torn")), ExecutionMode.EXECUTE);
        put(record(Topics.RUN_STATUSES, run.toString(), "torn".getBytes(UTF_8)));

        await().atMost(SOON)
                .until(() -> currency.state() instanceof LedgerStatus.State.Current now
                        && now.holes().size() == 1
                        && now.holes().get(0).startsWith("runs/torn in run-statuses"));
        assertThat(readinessStatus()).isEqualTo(200);
        assertThat(readinessBody()).contains("runs/torn in run-statuses");
        String dead = Topics.RUN_STATUSES.deadLetterName();
        assertThat(broker.records(dead))
                .as("a dead letter is stored before its hole")
                .filteredOn(letter -> letter.key().equals("runs/torn"))
                .isNotEmpty()
                .allSatisfy(letter -> {
                    assertThat(letter.value()).isEqualTo("torn".getBytes(UTF_8));
                    assertThat(new String(
                                    letter.headers()
                                            .lastHeader("dead-letter-topic")
                                            .value(),
                                    UTF_8))
                            .isEqualTo("run-statuses");
                });

        put(status(run, 64));
        await().atMost(SOON).until(() -> currency.state().equals(new LedgerStatus.State.Current(List.of())));
        assertThat(readinessStatus()).isEqualTo(200);
        assertThat(seen(run)).isEqualTo(64);
    }

    @Test
    void a_record_that_the_database_refuses_leaves_a_hole_and_all_others_are_read() {
        RunName run = new RunName("refused");
        orders.createRun(run, order(stream("refused")), ExecutionMode.EXECUTE);
        broker.put(List.of(checkpoint(run, 64, "resnet18"), checkpoint(run, 128, "\0"), checkpoint(run, 256, "tiny")));

        CheckpointName refused = new CheckpointName(run, 128);
        await().atMost(SOON)
                .until(() -> currency.state() instanceof LedgerStatus.State.Current now
                        && now.holes().size() == 1
                        && now.holes().get(0).startsWith(refused + " in checkpoints"));
        assertThat(broker.records(Topics.CHECKPOINTS.deadLetterName()))
                .extracting(ConsumerRecord::key)
                .contains(refused.toString());
        await().atMost(SOON)
                .until(() -> ledger.find(LedgerTable.CHECKPOINTS, new CheckpointName(run, 64))
                                .isPresent()
                        && ledger.find(LedgerTable.CHECKPOINTS, new CheckpointName(run, 256))
                                .isPresent());

        put(checkpoint(run, 128, "resnet18"));
        the_ledger_is_current();
        assertThat(ledger.find(LedgerTable.CHECKPOINTS, refused)).isPresent();
    }

    private static ProducerRecord<String, byte[]> checkpoint(RunName run, long seenImageCount, String network) {
        CheckpointName name = new CheckpointName(run, seenImageCount);
        return record(
                Topics.CHECKPOINTS,
                name.toString(),
                CheckpointWritten.newBuilder()
                        .setCheckpoint(name.toString())
                        .setNetwork(network)
                        .setWeights(Artifact.newBuilder()
                                .setUri("file:///w.safetensors")
                                .setSizeBytes(1)
                                .setSha256(ByteString.copyFrom(HexFormat.of().parseHex("ab".repeat(32)))))
                        .setCreateTime(TimestampMapper.toWire(LedgerSamples.NOON))
                        .setOwnerGeneration(1)
                        .build()
                        .toByteArray());
    }

    @Test
    void a_broker_that_goes_away_makes_the_gateway_unready_until_it_is_back() throws Exception {
        StreamName before = stream("before");
        broker.halt();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(currency.state())
                        .isInstanceOfSatisfying(
                                LedgerStatus.State.Unavailable.class,
                                broken -> assertThat(broken.cause()).startsWith("Kafka at 127.0.0.1:")));
        assertThat(readinessStatus()).isEqualTo(503);

        broker.resume();
        the_ledger_is_current();
        assertThat(ledger.find(LedgerTable.STREAMS, before)).isPresent();
        assertThat(ledger.find(LedgerTable.STREAMS, stream("after"))).isPresent();
    }

    private int readinessStatus() throws IOException, InterruptedException {
        return readinessResponse().statusCode();
    }

    private String readinessBody() throws IOException, InterruptedException {
        return readinessResponse().body();
    }

    private HttpResponse<String> readinessResponse() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(readiness).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void readTheLedgerAnew() {
        database.drop();
        await().atMost(SOON).until(() -> currency.state() instanceof LedgerStatus.State.Unavailable);
        database.make();
        the_ledger_is_current();
    }

    private StreamName stream(String id) {
        StreamName name = new StreamName(id);
        assertThat(orders.createStream(name, LedgerSamples.STREAM_SPEC, ExecutionMode.EXECUTE))
                .isInstanceOf(CommandOutcome.Success.class);
        return name;
    }

    private static RunRequest order(StreamName stream) {
        return new RunRequest(stream, LedgerSamples.DISTANCE, 0, 2, 0, 0, 0, 0, LedgerSamples.RECIPE, 7);
    }

    private static SweepSpec sweepSpec(StreamName stream) {
        return new SweepSpec(stream, List.of(LedgerSamples.DISTANCE), List.of(6400L), List.of(0L, 1L, 2L), 1, 2);
    }

    private long seen(RunName run) {
        return ledger.find(LedgerTable.RUNS, run).orElseThrow().status().seenImageCount();
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

    private static ProducerRecord<String, byte[]> status(RunName run, long seenImageCount) {
        return record(
                Topics.RUN_STATUSES,
                run.toString(),
                statusOf(run, RunState.RUNNING, seenImageCount).build().toByteArray());
    }

    private static RunStatus.Builder statusOf(RunName run, RunState state, long seenImageCount) {
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
                .setOwnerGeneration(1)
                .setUpdateTime(TimestampMapper.toWire(LedgerSamples.NOON.plusSeconds(seenImageCount)));
    }

    private RunState state(RunName run) {
        return ledger.find(LedgerTable.RUNS, run).orElseThrow().state();
    }

    private static ProducerRecord<String, byte[]> record(Topic<?> topic, String key, byte[] value) {
        return new ProducerRecord<>(topic.name(), key, value);
    }

    private void put(ProducerRecord<String, byte[]> record) {
        broker.put(List.of(record));
    }
}
