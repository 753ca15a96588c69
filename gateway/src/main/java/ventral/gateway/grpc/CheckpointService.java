package ventral.gateway.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.GetCheckpointRequest;
import ventral.api.v1.ListCheckpointsRequest;
import ventral.api.v1.ListCheckpointsResponse;
import ventral.api.v1.ReadCheckpointRequest;
import ventral.api.v1.ReadCheckpointResponse;
import ventral.contract.name.CheckpointName;
import ventral.contract.spec.InvalidFieldException;
import ventral.gateway.ledger.Artifacts;
import ventral.gateway.ledger.ListOrder;
import ventral.gateway.ledger.StoreAwayException;
import ventral.gateway.ledger.Table;

/** Serves checkpoints: the weights that runs have stored. */
@GrpcService
@Blocking
class CheckpointService extends CheckpointServiceGrpc.CheckpointServiceImplBase {

    private final Calls calls;
    private final Artifacts artifacts;
    private final Executor executor;

    CheckpointService(Calls calls, Artifacts artifacts, ScheduledExecutorService executor) {
        this.calls = calls;
        this.artifacts = artifacts;
        this.executor = executor;
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
            ListOrder order = Calls.order(request.getOrderBy(), Table.CHECKPOINTS);
            Paging paging = Paging.of(
                    request.getPageSize(),
                    request.getPageToken(),
                    "checkpoints",
                    request.getParent(),
                    order.toString());
            Parent parent = Fields.read("parent", request.getParent(), Parent::ofCheckpoints);
            parent.check(calls);
            var page = calls.list(Table.CHECKPOINTS, parent.filter(), order, paging);
            return ListCheckpointsResponse.newBuilder()
                    .addAllCheckpoints(
                            page.rows().stream().map(CheckpointMessages::toWire).toList())
                    .setNextPageToken(paging.next(page))
                    .build();
        });
    }

    @Override
    public void readCheckpoint(ReadCheckpointRequest request, StreamObserver<ReadCheckpointResponse> caller) {
        InputStream file;
        try {
            file = calls.read(() -> open(request));
        } catch (RuntimeException e) {
            caller.onError(Errors.of(e));
            return;
        }
        new Sending(file, (ServerCallStreamObserver<ReadCheckpointResponse>) caller, executor).start();
    }

    private InputStream open(ReadCheckpointRequest request) {
        CheckpointName name = Fields.read("name", request.getName(), CheckpointName::parse);
        var checkpoint = calls.get(Table.CHECKPOINTS, name);
        long offset = request.getReadOffset();
        if (offset < 0) {
            throw new InvalidFieldException(
                    "read_offset", "read_offset %d is negative: pass 0 or more".formatted(offset));
        }
        if (offset > checkpoint.sizeBytes()) {
            throw Errors.beyondTheEnd("read_offset", offset, checkpoint.sizeBytes());
        }
        try {
            return artifacts.open(URI.create(checkpoint.uri()), offset);
        } catch (StoreAwayException e) {
            throw Errors.unreadable(e);
        } catch (IOException e) {
            throw Errors.unreachable(name, e);
        }
    }
}
