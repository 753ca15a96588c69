package ventral.cli.grpc;

import java.util.concurrent.TimeUnit;
import ventral.api.v1.ListStreamsRequest;
import ventral.api.v1.StreamServiceGrpc;
import ventral.cli.connection.GatewayConnection;

/**
 * Client of the gateway, with a client for each kind of resource. Every call fails with {@link GatewayException}. Lists
 * are read to their last page.
 */
public final class GatewayClient implements AutoCloseable {

    private final GatewayChannel gateway;

    /**
     * Creates a client without TLS and without a token; connects with the first call.
     *
     * @param address host and port, such as {@code 127.0.0.1:8470}
     */
    public GatewayClient(String address) {
        this(GatewayConnection.anonymous(address));
    }

    /** Creates a client; connects with the first call. */
    public GatewayClient(GatewayConnection connection) {
        this.gateway = GatewayChannel.to(connection);
    }

    public String address() {
        return gateway.address();
    }

    /** Returns whether a gateway answers at the address now; waits at most 3 seconds. */
    public boolean isReachable() {
        try {
            checkAccess();
            return true;
        } catch (GatewayException e) {
            if (e.isUnreachable()) {
                return false;
            }
            throw e;
        }
    }

    /** Makes a small read, which fails if the gateway does not answer in 3 seconds or refuses the caller. */
    public void checkAccess() {
        gateway.call(() -> StreamServiceGrpc.newBlockingStub(gateway.channel())
                .withDeadlineAfter(3, TimeUnit.SECONDS)
                .listStreams(ListStreamsRequest.newBuilder().setPageSize(1).build()));
    }

    public StreamClient streams() {
        return new StreamClient(gateway);
    }

    public RunClient runs() {
        return new RunClient(gateway);
    }

    public SweepClient sweeps() {
        return new SweepClient(gateway);
    }

    public CheckpointClient checkpoints() {
        return new CheckpointClient(gateway);
    }

    public WeightsClient weights() {
        return new WeightsClient(gateway.address(), gateway.channel());
    }

    public ScoreClient scores() {
        return new ScoreClient(gateway);
    }

    public ReferenceScoreClient referenceScores() {
        return new ReferenceScoreClient(gateway);
    }

    public BenchmarkClient benchmarks() {
        return new BenchmarkClient(gateway);
    }

    public ObjectiveClient objectives() {
        return new ObjectiveClient(gateway);
    }

    public AnalysisClient analysis() {
        return new AnalysisClient(gateway);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
