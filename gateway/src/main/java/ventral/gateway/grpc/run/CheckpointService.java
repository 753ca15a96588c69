package ventral.gateway.grpc.run;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
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
import ventral.gateway.grpc.Errors;
import ventral.gateway.grpc.PageRequest;
import ventral.gateway.grpc.ParentFilter;
import ventral.gateway.grpc.RequestFields;
import ventral.gateway.grpc.UnaryCallHandler;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.SortOrder;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactStoreUnavailableException;

/** Serves checkpoints: the weights that runs have stored. */
@GrpcService
@Blocking
public class CheckpointService extends CheckpointServiceGrpc.CheckpointServiceImplBase {

    private final UnaryCallHandler calls;
    private final ArtifactAccess artifacts;
    private final Executor executor;

    public CheckpointService(UnaryCallHandler calls, ArtifactAccess artifacts, ScheduledExecutorService executor) {
        this.calls = calls;
        this.artifacts = artifacts;
        this.executor = executor;
    }

    @Override
    public void getCheckpoint(GetCheckpointRequest request, StreamObserver<Checkpoint> caller) {
        calls.respond(caller, () -> {
            CheckpointName name = RequestFields.parse("name", request.getName(), CheckpointName::parse);
            return CheckpointMapper.toWire(calls.get(LedgerTable.CHECKPOINTS, name));
        });
    }

    @Override
    public void listCheckpoints(ListCheckpointsRequest request, StreamObserver<ListCheckpointsResponse> caller) {
        calls.respond(caller, () -> {
            SortOrder sortOrder = UnaryCallHandler.order(request.getOrderBy(), LedgerTable.CHECKPOINTS);
            PageRequest paging = PageRequest.of(
                    request.getPageSize(),
                    request.getPageToken(),
                    "checkpoints",
                    request.getParent(),
                    sortOrder.toString());
            ParentFilter parent = RequestFields.parse("parent", request.getParent(), ParentFilter::ofCheckpoints);
            parent.check(calls);
            var page = calls.list(LedgerTable.CHECKPOINTS, parent.filter(), sortOrder, paging);
            return ListCheckpointsResponse.newBuilder()
                    .addAllCheckpoints(
                            page.rows().stream().map(CheckpointMapper::toWire).toList())
                    .setNextPageToken(paging.nextPageToken(page))
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
        new CheckpointFileSender(file, (ServerCallStreamObserver<ReadCheckpointResponse>) caller, executor).start();
    }

    private InputStream open(ReadCheckpointRequest request) {
        CheckpointName name = RequestFields.parse("name", request.getName(), CheckpointName::parse);
        var checkpoint = calls.get(LedgerTable.CHECKPOINTS, name);
        long offset = request.getReadOffset();
        if (offset < 0) {
            throw new InvalidFieldException(
                    "read_offset", "read_offset %d is negative: pass 0 or more".formatted(offset));
        }
        if (offset > checkpoint.sizeBytes()) {
            throw Errors.beyondTheEnd("read_offset", offset, checkpoint.sizeBytes());
        }
        try {
            return artifacts.open(new URI(checkpoint.uri()), checkpoint.sha256(), offset);
        } catch (ArtifactStoreUnavailableException e) {
            throw Errors.unreadable(e);
        } catch (URISyntaxException e) {
            throw Errors.unreachable(name, new IOException("the URI of the weights is invalid: " + e.getMessage(), e));
        } catch (IOException e) {
            throw Errors.unreachable(name, e);
        }
    }
}
