package ventral.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.CreateStreamRequest;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.GetRunRequest;
import ventral.api.v1.GetScalingCurveRequest;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.ScalingCurveServiceGrpc;
import ventral.api.v1.Stream;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.api.v1.WatchRunsRequest;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.SweepSpec;
import ventral.contract.wire.SpecMapper;
import ventral.gateway.fixtures.kafka.SyntheticEventProducer;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.testing.ApiReader;
import ventral.gateway.testing.Broker;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;

/** Tests the whole gateway from a client's view while its database is dropped and recreated. */
@QuarkusTest
@WithTestResource(Database.class)
@WithTestResource(Broker.class)
@SuppressWarnings("NullAway.Init")
class DroppedDatabaseTest {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int CHECKPOINTS = 60;
    private static final StreamName STREAM = new StreamName("dropping");
    private static final SweepName SWEEP = new SweepName("dropping");
    private static final SweepSpec SPEC = new SweepSpec(
            STREAM,
            List.of(Objective.of(LatentGroup.DISTANCE), Objective.of(LatentGroup.ROTATION)),
            List.of(640L, 1280L, 6400L),
            List.of(0L, 1L),
            1,
            2);
    private static final BenchmarkName BENCHMARK = new BenchmarkName("suite-it-pls");

    @Inject
    LedgerStatus currency;

    @TestHTTPResource
    URI server;

    Database database;

    Broker broker;

    private ManagedChannel channel;
    private ApiReader reader;

    @BeforeEach
    void connect() {
        awaitCurrent();
        channel = Grpc.newChannelBuilder(address(), InsecureChannelCredentials.create())
                .build();
        reader = new ApiReader(channel);
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void every_answer_is_whole_or_says_when_to_try_again() {
        fill();
        List<List<? extends Message>> whole = reader.everything(SWEEP);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> asking = CompletableFuture.supplyAsync(() -> {
            int refusals = 0;
            while (!over.get()) {
                refusals += answersOrRefuses(() -> reader.everything(SWEEP), whole) ? 0 : 1;
            }
            return refusals;
        });

        database.drop();
        await().atMost(SOON).until(() -> currency.state() instanceof LedgerStatus.State.Unavailable);
        for (Supplier<?> call : everyKindOfCall()) {
            assertRefused(call);
        }
        database.make();
        awaitCurrent();
        over.set(true);

        assertThat(asking.join()).isPositive();
        assertThat(reader.everything(SWEEP)).isEqualTo(whole);
    }

    /** Returns true if the call succeeds, and checks that its result is then {@code whole}. */
    private static <T> boolean answersOrRefuses(Supplier<T> call, T whole) {
        try {
            assertThat(call.get()).isEqualTo(whole);
            return true;
        } catch (StatusRuntimeException e) {
            assertRefusal(e);
            return false;
        }
    }

    private static void assertRefused(Supplier<?> call) {
        try {
            assertThat(call.get()).as("an answer without a ledger").isNull();
        } catch (StatusRuntimeException e) {
            assertRefusal(e);
        }
    }

    private static void assertRefusal(StatusRuntimeException failure) {
        var status = StatusProto.fromThrowable(failure);
        assertThat(status).as(failure.toString()).isNotNull();
        assertThat(Code.forNumber(status.getCode())).as(failure.toString()).isEqualTo(Code.UNAVAILABLE);
        assertThat(status.getDetailsList())
                .filteredOn(detail -> detail.is(RetryInfo.class))
                .singleElement()
                .satisfies(
                        detail -> assertThat(retryInfo(detail).getRetryDelay().getSeconds())
                                .isPositive());
    }

    private static RetryInfo retryInfo(com.google.protobuf.Any detail) {
        try {
            return detail.unpack(RetryInfo.class);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes more records than the ledger reads in one transaction. */
    private void fill() {
        StreamServiceGrpc.newBlockingStub(channel)
                .createStream(CreateStreamRequest.newBuilder()
                        .setStreamId(STREAM.id())
                        .setStream(Stream.newBuilder().setSpec(SpecMapper.toWire(LedgerSamples.STREAM_SPEC)))
                        .build());
        createSweep(SWEEP);
        try (SyntheticEventProducer services = new SyntheticEventProducer(
                broker.connection().get("bootstrap.servers").toString())) {
            services.benchmark(BENCHMARK);
            SPEC.runs(SWEEP).forEach((run, spec) -> report(services, run, spec));
            services.flush();
        }
        int runs = SPEC.runs(SWEEP).size();
        // Other tests of this gateway have left data, too.
        await().atMost(SOON)
                .until(() -> reader.scores().size() >= runs * CHECKPOINTS
                        && reader.checkpoints().size() >= runs * CHECKPOINTS
                        && reader.runs("state = SUCCEEDED AND spec.sweep = \"%s\"".formatted(SWEEP))
                                        .size()
                                == runs);
    }

    private Sweep createSweep(SweepName name) {
        return SweepServiceGrpc.newBlockingStub(channel)
                .createSweep(CreateSweepRequest.newBuilder()
                        .setSweepId(name.id())
                        .setSweep(Sweep.newBuilder().setSpec(SpecMapper.toWire(SPEC)))
                        .build());
    }

    private static void report(SyntheticEventProducer services, RunName run, RunSpec spec) {
        for (long seen = spec.totalImageCount(); seen > spec.totalImageCount() - CHECKPOINTS; seen--) {
            CheckpointName checkpoint = new CheckpointName(run, seen);
            services.checkpoint(checkpoint, spec);
            services.score(checkpoint, BENCHMARK, spec);
        }
        services.running(run, 64);
        services.succeeded(run, spec);
    }

    /** Returns a list call, a get of a cached row, a computation, a watch and a write. */
    private List<Supplier<?>> everyKindOfCall() {
        var runs = RunServiceGrpc.newBlockingStub(channel);
        String run = SPEC.runs(SWEEP).keySet().iterator().next().toString();
        return List.of(
                reader::scores,
                () -> runs.getRun(GetRunRequest.newBuilder().setName(run).build()),
                () -> ScalingCurveServiceGrpc.newBlockingStub(channel)
                        .getScalingCurve(GetScalingCurveRequest.newBuilder()
                                .setName(SWEEP + "/scalingCurves/distance~suite-it-pls")
                                .build()),
                () -> runs.watchRuns(WatchRunsRequest.getDefaultInstance()).next(),
                () -> createSweep(new SweepName("dropping-2")));
    }

    private void awaitCurrent() {
        await().atMost(SOON).until(() -> currency.state().equals(new LedgerStatus.State.Current(List.of())));
    }

    private String address() {
        return server.getHost() + ":" + server.getPort();
    }
}
