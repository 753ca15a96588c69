package ventral.gateway.grpc;

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
import ventral.gateway.analysis.SweepEstimate;
import ventral.gateway.ledger.Filter;
import ventral.gateway.ledger.Ledger;
import ventral.gateway.ledger.ListOrder;
import ventral.gateway.ledger.Orders;
import ventral.gateway.ledger.Table;

/** Serves sweeps, and estimates their cost. */
@GrpcService
@Blocking
class SweepService extends SweepServiceGrpc.SweepServiceImplBase {

    private final Calls calls;
    private final Ledger ledger;
    private final Orders orders;

    SweepService(Calls calls, Ledger ledger, Orders orders) {
        this.calls = calls;
        this.ledger = ledger;
        this.orders = orders;
    }

    @Override
    public void createSweep(CreateSweepRequest request, StreamObserver<Sweep> caller) {
        calls.answer(caller, () -> {
            Fields.require(request.getSweep().hasSpec(), "sweep.spec");
            var creation = Creation.of(
                    "sweep_id",
                    request.getSweepId(),
                    request.getRequestId(),
                    request.getValidateOnly(),
                    SweepName::new);
            var outcome = orders.createSweep(
                    creation.name(),
                    SweepMessages.order(request.getSweep().getSpec(), "sweep.spec"),
                    creation.purpose());
            return estimated(Errors.granted(outcome, "sweep"));
        });
    }

    @Override
    public void getSweep(GetSweepRequest request, StreamObserver<Sweep> caller) {
        calls.answer(caller, () -> estimated(calls.get(Table.SWEEPS, name(request.getName()))));
    }

    @Override
    public void listSweeps(ListSweepsRequest request, StreamObserver<ListSweepsResponse> caller) {
        calls.answer(caller, () -> {
            ListOrder order = Calls.order(request.getOrderBy(), Table.SWEEPS);
            Paging paging = Paging.of(request.getPageSize(), request.getPageToken(), "sweeps", order.toString());
            var page = calls.list(Table.SWEEPS, Filter.NONE, order, paging);
            return ListSweepsResponse.newBuilder()
                    .addAllSweeps(
                            page.rows().stream().map(SweepMessages::toWire).toList())
                    .setNextPageToken(paging.next(page))
                    .build();
        });
    }

    @Override
    public void cancelSweep(CancelSweepRequest request, StreamObserver<Sweep> caller) {
        calls.answer(
                caller,
                () -> SweepMessages.toWire(Errors.granted(orders.cancelSweep(name(request.getName())), "sweep")));
    }

    private Sweep estimated(ventral.gateway.ledger.Sweep sweep) {
        return SweepMessages.toWire(sweep, SweepEstimate.of(sweep.name(), sweep.spec(), ledger));
    }

    private static SweepName name(String name) {
        return Fields.read("name", name, SweepName::parse);
    }
}
