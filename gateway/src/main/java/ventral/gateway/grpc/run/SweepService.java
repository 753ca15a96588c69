package ventral.gateway.grpc.run;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import ventral.api.v1.CancelSweepRequest;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.GetSweepRequest;
import ventral.api.v1.ListSweepsRequest;
import ventral.api.v1.ListSweepsResponse;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.contract.name.SweepName;
import ventral.gateway.analysis.estimate.SweepEstimate;
import ventral.gateway.grpc.CreateOptions;
import ventral.gateway.grpc.Errors;
import ventral.gateway.grpc.PageRequest;
import ventral.gateway.grpc.RequestFields;
import ventral.gateway.grpc.UnaryCallHandler;
import ventral.gateway.ledger.command.CommandHandler;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.SortOrder;

/** Serves sweeps, and estimates their cost. */
@GrpcService
@Blocking
public class SweepService extends SweepServiceGrpc.SweepServiceImplBase {

    private final UnaryCallHandler calls;
    private final Ledger ledger;
    private final CommandHandler commands;

    public SweepService(UnaryCallHandler calls, Ledger ledger, CommandHandler commands) {
        this.calls = calls;
        this.ledger = ledger;
        this.commands = commands;
    }

    @Override
    public void createSweep(CreateSweepRequest request, StreamObserver<Sweep> caller) {
        calls.respond(caller, () -> {
            RequestFields.require(request.getSweep().hasSpec(), "sweep.spec");
            var creation = CreateOptions.of(
                    "sweep_id",
                    request.getSweepId(),
                    request.getRequestId(),
                    request.getValidateOnly(),
                    SweepName::new);
            var outcome = commands.createSweep(
                    creation.name(),
                    SweepMapper.toRequest(request.getSweep().getSpec(), "sweep.spec"),
                    creation.purpose());
            return estimated(Errors.valueOrThrow(outcome, "sweep"));
        });
    }

    @Override
    public void getSweep(GetSweepRequest request, StreamObserver<Sweep> caller) {
        calls.respond(caller, () -> estimated(calls.get(LedgerTable.SWEEPS, name(request.getName()))));
    }

    @Override
    public void listSweeps(ListSweepsRequest request, StreamObserver<ListSweepsResponse> caller) {
        calls.respond(caller, () -> {
            SortOrder sortOrder = UnaryCallHandler.order(request.getOrderBy(), LedgerTable.SWEEPS);
            PageRequest paging =
                    PageRequest.of(request.getPageSize(), request.getPageToken(), "sweeps", sortOrder.toString());
            var page = calls.list(LedgerTable.SWEEPS, Filter.NONE, sortOrder, paging);
            return ListSweepsResponse.newBuilder()
                    .addAllSweeps(page.rows().stream().map(SweepMapper::toWire).toList())
                    .setNextPageToken(paging.nextPageToken(page))
                    .build();
        });
    }

    @Override
    public void cancelSweep(CancelSweepRequest request, StreamObserver<Sweep> caller) {
        calls.respond(
                caller,
                () -> SweepMapper.toWire(Errors.valueOrThrow(commands.cancelSweep(name(request.getName())), "sweep")));
    }

    private Sweep estimated(ventral.gateway.ledger.model.Sweep sweep) {
        return SweepMapper.toWire(sweep, SweepEstimate.of(sweep.name(), sweep.spec(), ledger));
    }

    private static SweepName name(String name) {
        return RequestFields.parse("name", name, SweepName::parse);
    }
}
