package ventral.gateway.grpc;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.GetCheckpointRequest;
import ventral.api.v1.ListCheckpointsRequest;
import ventral.api.v1.ListCheckpointsResponse;
import ventral.contract.name.CheckpointName;
import ventral.gateway.ledger.Table;

/** Weights that runs have stored. */
@GrpcService
@Blocking
class CheckpointService extends CheckpointServiceGrpc.CheckpointServiceImplBase {

    private final Calls calls;

    CheckpointService(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void getCheckpoint(GetCheckpointRequest request, StreamObserver<Checkpoint> caller) {
        calls.answer(caller, () -> {
            CheckpointName name = Fields.read("name", request.getName(), CheckpointName::parse);
            return CheckpointMessages.toWire(calls.get(Table.CHECKPOINTS, name));
        });
    }

    @Override
    public void listCheckpoints(ListCheckpointsRequest request, StreamObserver<ListCheckpointsResponse> caller) {
        calls.answer(caller, () -> {
            Paging paging =
                    Paging.of(request.getPageSize(), request.getPageToken(), "checkpoints", request.getParent());
            Parent parent = Fields.read("parent", request.getParent(), Parent::ofCheckpoints);
            parent.check(calls);
            var page = calls.list(Table.CHECKPOINTS, parent.filter(), paging);
            return ListCheckpointsResponse.newBuilder()
                    .addAllCheckpoints(
                            page.rows().stream().map(CheckpointMessages::toWire).toList())
                    .setNextPageToken(paging.next(page))
                    .build();
        });
    }
}
