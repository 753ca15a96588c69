package ventral.cli.grpc;

import java.util.List;
import ventral.api.v1.GetObjectiveRequest;
import ventral.api.v1.ListObjectivesRequest;
import ventral.api.v1.ListObjectivesResponse;
import ventral.api.v1.Objective;
import ventral.api.v1.ObjectiveServiceGrpc;
import ventral.contract.name.ObjectiveName;

/** Client of the objective service. Every call fails with {@link GatewayException}. */
public final class ObjectiveClient {

    private final GatewayChannel gateway;

    ObjectiveClient(GatewayChannel gateway) {
        this.gateway = gateway;
    }

    public Objective get(ventral.contract.latent.Objective objective) {
        return gateway.call(() -> inTime().getObjective(GetObjectiveRequest.newBuilder()
                .setName(ObjectiveName.of(objective))
                .build()));
    }

    public List<Objective> list() {
        var request = ListObjectivesRequest.newBuilder().setPageSize(GatewayChannel.PAGE_SIZE);
        return gateway.listAll(
                token -> inTime().listObjectives(request.setPageToken(token).build()),
                ListObjectivesResponse::getObjectivesList,
                ListObjectivesResponse::getNextPageToken);
    }

    private ObjectiveServiceGrpc.ObjectiveServiceBlockingStub inTime() {
        return GatewayChannel.withDeadline(ObjectiveServiceGrpc.newBlockingStub(gateway.channel()));
    }
}
