package ventral.benchmarks.gateway.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCalls;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.CreateStreamRequest;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.GetCheckpointRequest;
import ventral.api.v1.GetRunRequest;
import ventral.api.v1.GetScalingCurveRequest;
import ventral.api.v1.GetScoreRequest;
import ventral.api.v1.ListCheckpointsRequest;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.ListScalingCurvesRequest;
import ventral.api.v1.ListScoresRequest;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingCurveServiceGrpc;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.Stream;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.contract.wire.SpecMapper;
import ventral.gateway.grpc.echo.AbstractEchoService;
import ventral.gateway.grpc.echo.ByteArrayMarshaller;

/** Calls the gateway that is measured. Every call throws io.grpc.StatusRuntimeException if it fails. */
public final class BenchApiClient implements AutoCloseable {

    private static final int MAX_MESSAGE_BYTES = 16 << 20;

    /** Kinds of resources that are fetched by name. */
    public enum ResourceKind {
        SCORE,
        CHECKPOINT,
        RUN;

        private String method() {
            String word = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
            return "ventral.api.v1.%sService/Get%s".formatted(word, word);
        }
    }

    /**
     * The size of a page, and the token of the next.
     *
     * @param rowCount rows of the page
     */
    public record PageSummary(int rowCount, String nextToken) {}

    private final String address;
    private final ManagedChannel channel;

    /**
     * Opens a channel to the gateway.
     *
     * @param address such as {@code 127.0.0.1:8470}
     */
    public BenchApiClient(String address) {
        this.address = address;
        this.channel = channel(address);
    }

    static ManagedChannel channel(String address) {
        return Grpc.newChannelBuilder(address, InsecureChannelCredentials.create())
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .build();
    }

    public void create(StreamName name, StreamSpec spec) {
        var created = StreamServiceGrpc.newBlockingStub(channel)
                .createStream(CreateStreamRequest.newBuilder()
                        .setStreamId(name.id())
                        .setStream(Stream.newBuilder().setSpec(SpecMapper.toWire(spec)))
                        .build());
        check(created.getName(), name.toString());
    }

    public void create(SweepName name, SweepSpec spec) {
        var created = SweepServiceGrpc.newBlockingStub(channel)
                .createSweep(CreateSweepRequest.newBuilder()
                        .setSweepId(name.id())
                        .setSweep(Sweep.newBuilder().setSpec(SpecMapper.toWire(spec)))
                        .build());
        check(created.getName(), name.toString());
    }

    public PageSummary scores(String parent, String filter, int pageSize, String token) {
        var page = ScoreServiceGrpc.newBlockingStub(channel)
                .listScores(ListScoresRequest.newBuilder()
                        .setParent(parent)
                        .setFilter(filter)
                        .setPageSize(pageSize)
                        .setPageToken(token)
                        .build());
        return new PageSummary(page.getScoresCount(), page.getNextPageToken());
    }

    public PageSummary checkpoints(String parent, int pageSize, String token) {
        var page = CheckpointServiceGrpc.newBlockingStub(channel)
                .listCheckpoints(ListCheckpointsRequest.newBuilder()
                        .setParent(parent)
                        .setPageSize(pageSize)
                        .setPageToken(token)
                        .build());
        return new PageSummary(page.getCheckpointsCount(), page.getNextPageToken());
    }

    public PageSummary runs(String filter, int pageSize, String token) {
        var page = RunServiceGrpc.newBlockingStub(channel)
                .listRuns(ListRunsRequest.newBuilder()
                        .setFilter(filter)
                        .setPageSize(pageSize)
                        .setPageToken(token)
                        .build());
        return new PageSummary(page.getRunsCount(), page.getNextPageToken());
    }

    /** Returns the names of a sweep's curves. */
    public List<String> curves(SweepName sweep) {
        return ScalingCurveServiceGrpc.newBlockingStub(channel)
                .listScalingCurves(ListScalingCurvesRequest.newBuilder()
                        .setParent(sweep.toString())
                        .setPageSize(1000)
                        .build())
                .getScalingCurvesList()
                .stream()
                .map(ScalingCurve::getName)
                .toList();
    }

    /** Returns the number of points of a curve. */
    public int curve(String name) {
        return ScalingCurveServiceGrpc.newBlockingStub(channel)
                .getScalingCurve(
                        GetScalingCurveRequest.newBuilder().setName(name).build())
                .getPointsCount();
    }

    public static byte[] request(ScoreName name) {
        return GetScoreRequest.newBuilder().setName(name.toString()).build().toByteArray();
    }

    public static byte[] request(CheckpointName name) {
        return GetCheckpointRequest.newBuilder()
                .setName(name.toString())
                .build()
                .toByteArray();
    }

    public static byte[] request(RunName name) {
        return GetRunRequest.newBuilder().setName(name.toString()).build().toByteArray();
    }

    /** Fetches a score and returns it in its wire format. */
    public byte[] score(ScoreName name) {
        return ScoreServiceGrpc.newBlockingStub(channel)
                .getScore(GetScoreRequest.newBuilder().setName(name.toString()).build())
                .toByteArray();
    }

    /** Makes one echo call, the minimum cost of any call. */
    public void echoOnce() {
        ClientCalls.blockingUnaryCall(channel, AbstractEchoService.ECHO, CallOptions.DEFAULT, new byte[] {1});
    }

    /** Measures the responses per second for a number of callers and a time in seconds. */
    public interface LoadGenerator {
        double perSecond(int callerCount, double seconds);
    }

    /**
     * Returns a load of get calls.
     *
     * @param requests requests made in turn, see {@code request}
     */
    public LoadGenerator gets(ResourceKind kind, List<byte[]> requests) {
        return pace(
                channel -> new ClosedLoopLoadGenerator(channel, ByteArrayMarshaller.method(kind.method()), requests));
    }

    /**
     * Returns a load of echo calls.
     *
     * @param messages messages sent and returned, in turn
     */
    public LoadGenerator echo(List<byte[]> messages) {
        return pace(channel -> new ClosedLoopLoadGenerator(channel, AbstractEchoService.ECHO, messages));
    }

    public WatchClients watchers() {
        return new WatchClients(address);
    }

    private LoadGenerator pace(Function<Channel, ClosedLoopLoadGenerator> loop) {
        return loop.apply(channel)::perSecond;
    }

    static void check(String created, String wanted) {
        if (!created.equals(wanted)) {
            throw new IllegalStateException("created %s instead of %s".formatted(created, wanted));
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
