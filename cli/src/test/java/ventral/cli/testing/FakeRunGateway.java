package ventral.cli.testing;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import ventral.api.v1.CreateRunRequest;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.GetRunRequest;
import ventral.api.v1.GetStreamRequest;
import ventral.api.v1.GetSweepRequest;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.ListRunsResponse;
import ventral.api.v1.Run;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.Stream;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.api.v1.WatchRunsRequest;
import ventral.api.v1.WatchRunsResponse;
import ventral.type.v1.RunState;

/** A gateway with one run and no stream. Records requests, and fails every watch after one change. */
public final class FakeRunGateway extends RunServiceGrpc.RunServiceImplBase implements AutoCloseable {

    public final List<WatchRunsRequest> watches = new CopyOnWriteArrayList<>();
    public final List<Run> changes = new CopyOnWriteArrayList<>();
    public final List<CreateRunRequest> createdRuns = new CopyOnWriteArrayList<>();
    public final List<CreateSweepRequest> createdSweeps = new CopyOnWriteArrayList<>();
    public final List<ListRunsRequest> lists = new CopyOnWriteArrayList<>();
    public Status end = Status.UNAVAILABLE;

    /** Whether a watch neither sends anything nor ends, as when the network is cut. */
    public volatile boolean silent;

    private final Server server;

    public FakeRunGateway() {
        try {
            server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                    .addService(this)
                    .addService(new CapturingSweepService())
                    .addService(new EmptyStreamService())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void createRun(CreateRunRequest request, StreamObserver<Run> caller) {
        createdRuns.add(request);
        caller.onNext(request.getRun().toBuilder()
                .setName("runs/" + request.getRunId())
                .build());
        caller.onCompleted();
    }

    @Override
    public void getRun(GetRunRequest request, StreamObserver<Run> caller) {
        caller.onNext(RunSamples.run("r1", RunState.RUN_STATE_QUEUED, 0));
        caller.onCompleted();
    }

    @Override
    public void listRuns(ListRunsRequest request, StreamObserver<ListRunsResponse> caller) {
        lists.add(request);
        caller.onNext(ListRunsResponse.getDefaultInstance());
        caller.onCompleted();
    }

    /** Sends the change that follows the resume token, with the next token. */
    @Override
    public void watchRuns(WatchRunsRequest request, StreamObserver<WatchRunsResponse> caller) {
        watches.add(request);
        if (silent) {
            return;
        }
        int due = request.getResumeToken().isEmpty() ? 0 : Integer.parseInt(request.getResumeToken());
        if (due < changes.size()) {
            caller.onNext(WatchRunsResponse.newBuilder()
                    .setRun(changes.get(due))
                    .setResumeToken(Integer.toString(due + 1))
                    .build());
        }
        caller.onError(end.asRuntimeException());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class CapturingSweepService extends SweepServiceGrpc.SweepServiceImplBase {
        @Override
        public void createSweep(CreateSweepRequest request, StreamObserver<Sweep> caller) {
            createdSweeps.add(request);
            caller.onNext(request.getSweep().toBuilder()
                    .setName("sweeps/" + request.getSweepId())
                    .build());
            caller.onCompleted();
        }

        @Override
        public void getSweep(GetSweepRequest request, StreamObserver<Sweep> caller) {
            if (request.getName().equals("sweeps/nope")) {
                caller.onError(absent(request.getName()));
                return;
            }
            caller.onNext(Sweep.newBuilder().setName(request.getName()).build());
            caller.onCompleted();
        }
    }

    private static final class EmptyStreamService extends StreamServiceGrpc.StreamServiceImplBase {
        @Override
        public void getStream(GetStreamRequest request, StreamObserver<Stream> caller) {
            caller.onError(absent(request.getName()));
        }
    }

    private static StatusRuntimeException absent(String name) {
        return Status.NOT_FOUND.withDescription("there is no " + name).asRuntimeException();
    }
}
