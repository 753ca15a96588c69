package ventral.gateway.grpc.run;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.util.Set;
import ventral.api.v1.CancelRunRequest;
import ventral.api.v1.CreateRunRequest;
import ventral.api.v1.GetRunRequest;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.ListRunsResponse;
import ventral.api.v1.PauseRunRequest;
import ventral.api.v1.ResumeRunRequest;
import ventral.api.v1.Run;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.WatchRunsRequest;
import ventral.api.v1.WatchRunsResponse;
import ventral.contract.name.RunName;
import ventral.gateway.grpc.CreateOptions;
import ventral.gateway.grpc.Errors;
import ventral.gateway.grpc.PageRequest;
import ventral.gateway.grpc.RequestFields;
import ventral.gateway.grpc.UnaryCallHandler;
import ventral.gateway.grpc.watch.WatchDefinition;
import ventral.gateway.grpc.watch.WatchFactory;
import ventral.gateway.ledger.command.CommandHandler;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.SortOrder;

/** Serves training runs. */
@GrpcService
@Blocking
public class RunService extends RunServiceGrpc.RunServiceImplBase {

    private static final Set<String> LIST_FIELDS = Set.of("state", "spec.stream", "spec.objective", "spec.sweep");
    private static final Set<String> WATCH_FIELDS =
            Set.of("name", "state", "spec.stream", "spec.objective", "spec.sweep");

    private final UnaryCallHandler calls;
    private final WatchFactory watches;
    private final CommandHandler commands;

    public RunService(UnaryCallHandler calls, WatchFactory watches, CommandHandler commands) {
        this.calls = calls;
        this.watches = watches;
        this.commands = commands;
    }

    @Override
    public void createRun(CreateRunRequest request, StreamObserver<Run> caller) {
        calls.respond(caller, () -> {
            RequestFields.require(request.getRun().hasSpec(), "run.spec");
            var creation = CreateOptions.of(
                    "run_id", request.getRunId(), request.getRequestId(), request.getValidateOnly(), RunName::new);
            var outcome = commands.createRun(
                    creation.name(), RunMapper.toRequest(request.getRun().getSpec(), "run.spec"), creation.purpose());
            return RunMapper.toWire(Errors.valueOrThrow(outcome, "run"));
        });
    }

    @Override
    public void getRun(GetRunRequest request, StreamObserver<Run> caller) {
        calls.respond(caller, () -> RunMapper.toWire(calls.get(LedgerTable.RUNS, name(request.getName()))));
    }

    @Override
    public void listRuns(ListRunsRequest request, StreamObserver<ListRunsResponse> caller) {
        calls.respond(caller, () -> {
            SortOrder sortOrder = UnaryCallHandler.order(request.getOrderBy(), LedgerTable.RUNS);
            PageRequest paging = PageRequest.of(
                    request.getPageSize(), request.getPageToken(), "runs", request.getFilter(), sortOrder.toString());
            var page = calls.list(LedgerTable.RUNS, filter(request.getFilter(), LIST_FIELDS), sortOrder, paging);
            return ListRunsResponse.newBuilder()
                    .addAllRuns(page.rows().stream().map(RunMapper::toWire).toList())
                    .setNextPageToken(paging.nextPageToken(page))
                    .build();
        });
    }

    @Override
    public void cancelRun(CancelRunRequest request, StreamObserver<Run> caller) {
        calls.respond(
                caller,
                () -> RunMapper.toWire(Errors.valueOrThrow(commands.cancelRun(name(request.getName())), "run")));
    }

    @Override
    public void pauseRun(PauseRunRequest request, StreamObserver<Run> caller) {
        calls.respond(
                caller, () -> RunMapper.toWire(Errors.valueOrThrow(commands.pauseRun(name(request.getName())), "run")));
    }

    @Override
    public void resumeRun(ResumeRunRequest request, StreamObserver<Run> caller) {
        calls.respond(
                caller,
                () -> RunMapper.toWire(Errors.valueOrThrow(commands.resumeRun(name(request.getName())), "run")));
    }

    @Override
    public void watchRuns(WatchRunsRequest request, StreamObserver<WatchRunsResponse> caller) {
        watches.open(
                caller,
                request.getResumeToken(),
                () -> new WatchDefinition<>(
                        LedgerTable.RUNS,
                        filter(request.getFilter(), WATCH_FIELDS),
                        (run, token) -> WatchRunsResponse.newBuilder()
                                .setRun(RunMapper.toWire(run))
                                .setResumeToken(token)
                                .build(),
                        token -> WatchRunsResponse.newBuilder()
                                .setHeartbeat(Empty.getDefaultInstance())
                                .setResumeToken(token)
                                .build()));
    }

    private static RunName name(String name) {
        return RequestFields.parse("name", name, RunName::parse);
    }

    private static Filter filter(String words, Set<String> fields) {
        return RequestFields.parse("filter", words, text -> Filter.parse(text, LedgerTable.RUNS, fields));
    }
}
