package ventral.cli.grpc;

import java.util.List;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.GetCheckpointRequest;
import ventral.api.v1.ListCheckpointsRequest;
import ventral.api.v1.ListCheckpointsResponse;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;

/**
 * Client of the checkpoint service, for everything but the weights, which {@link WeightsClient} reads. Every call fails
 * with {@link GatewayException}.
 */
public final class CheckpointClient {

    private static final String OF_EVERY_RUN = "runs/-";

    private final GatewayChannel gateway;

    CheckpointClient(GatewayChannel gateway) {
        this.gateway = gateway;
    }

    public Checkpoint get(CheckpointName name) {
        return gateway.call(() -> inTime().getCheckpoint(GetCheckpointRequest.newBuilder()
                .setName(name.toString())
                .build()));
    }

    /** Lists the checkpoints of a run, the fewest images seen first. */
    public List<Checkpoint> list(RunName run) {
        return list(run, "");
    }

    /**
     * Lists the checkpoints of a run.
     *
     * @param orderBy see {@code ListCheckpointsRequest.order_by}; empty for the fewest images seen first
     */
    public List<Checkpoint> list(RunName run, String orderBy) {
        return listBelow(run.toString(), orderBy);
    }

    /** Lists the checkpoints of every run, run by run. */
    public List<Checkpoint> list() {
        return list("");
    }

    /**
     * Lists the checkpoints of every run.
     *
     * @param orderBy see {@code ListCheckpointsRequest.order_by}; empty for run by run
     */
    public List<Checkpoint> list(String orderBy) {
        return listBelow(OF_EVERY_RUN, orderBy);
    }

    private List<Checkpoint> listBelow(String parent, String orderBy) {
        var request = ListCheckpointsRequest.newBuilder()
                .setParent(parent)
                .setPageSize(GatewayChannel.PAGE_SIZE)
                .setOrderBy(orderBy);
        return gateway.listAll(
                token -> inTime().listCheckpoints(request.setPageToken(token).build()),
                ListCheckpointsResponse::getCheckpointsList,
                ListCheckpointsResponse::getNextPageToken);
    }

    private CheckpointServiceGrpc.CheckpointServiceBlockingStub inTime() {
        return GatewayChannel.withDeadline(CheckpointServiceGrpc.newBlockingStub(gateway.channel()));
    }
}
