package ventral.cli.grpc;

import java.util.concurrent.TimeUnit;
import ventral.api.v1.ListStreamsRequest;
import ventral.api.v1.StreamServiceGrpc;

/**
 * Client of the gateway, with a client for each kind of resource. Every call fails with {@link GatewayException}. Lists
 * are read to their last page.
 */
public final class GatewayClient implements AutoCloseable {

    private final GatewayChannel gateway;

    /**
     * Creates a client; connects with the first call.
     *
     * @param address host and port, such as {@code 127.0.0.1:8470}
     */
    public GatewayClient(String address) {
        this.gateway = GatewayChannel.to(address);
    }

    public String address() {
        return gateway.address();
    }

    /** Returns whether a gateway answers at the address now; waits at most 3 seconds. */
    public boolean isReachable() {
        try {
            gateway.call(() -> StreamServiceGrpc.newBlockingStub(gateway.channel())
                    .withDeadlineAfter(3, TimeUnit.SECONDS)
                    .listStreams(ListStreamsRequest.newBuilder().setPageSize(1).build()));
            return true;
        } catch (GatewayException e) {
            if (e.isUnreachable()) {
                return false;
            }
            throw e;
        }
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
