package ventral.gateway.grpc.analysis;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import ventral.api.v1.GetScalingCurveRequest;
import ventral.api.v1.ListScalingCurvesRequest;
import ventral.api.v1.ListScalingCurvesResponse;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingCurveServiceGrpc;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.SweepName;
import ventral.gateway.analysis.ScalingCurves;
import ventral.gateway.analysis.alignment.Normalisation;
import ventral.gateway.analysis.sweep.SweepResults;
import ventral.gateway.grpc.Errors;
import ventral.gateway.grpc.PageRequest;
import ventral.gateway.grpc.RequestFields;
import ventral.gateway.grpc.UnaryCallHandler;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;

/** Serves scaling curves: how alignment grows with training data. */
@GrpcService
@Blocking
public class ScalingCurveService extends ScalingCurveServiceGrpc.ScalingCurveServiceImplBase {

    private final UnaryCallHandler calls;
    private final Ledger ledger;
    private final Normalisation normalisation;

    /**
     * Creates the service.
     *
     * @param normalisation normalisation of curves, unless a request names one
     */
    public ScalingCurveService(UnaryCallHandler calls, Ledger ledger, Normalisation normalisation) {
        this.calls = calls;
        this.ledger = ledger;
        this.normalisation = normalisation;
    }

    @Override
    public void getScalingCurve(GetScalingCurveRequest request, StreamObserver<ScalingCurve> caller) {
        calls.respond(caller, () -> {
            ScalingCurveName name = RequestFields.parse("name", request.getName(), ScalingCurveName::parse);
            Normalisation wanted = normalisation(request.getNormalisation());
            SweepResults results =
                    SweepResults.in(ledger, name.sweep(), RequestFields.sweeps(request.getJoinedSweepsList()), wanted);
            return ScalingCurves.find(results, name)
                    .map(ScalingCurveMapper::toWire)
                    .orElseThrow(() -> Errors.notFound(name));
        });
    }

    @Override
    public void listScalingCurves(ListScalingCurvesRequest request, StreamObserver<ListScalingCurvesResponse> caller) {
        calls.respond(caller, () -> {
            Normalisation wanted = normalisation(request.getNormalisation());
            PageRequest paging = PageRequest.of(
                    request.getPageSize(),
                    request.getPageToken(),
                    "scalingCurves",
                    request.getParent(),
                    wanted.name(),
                    String.join(",", request.getJoinedSweepsList()));
            SweepName sweep = RequestFields.parse("parent", request.getParent(), SweepName::parse);
            calls.get(LedgerTable.SWEEPS, sweep);
            var page = paging.of(
                    ScalingCurves.of(SweepResults.in(
                            ledger, sweep, RequestFields.sweeps(request.getJoinedSweepsList()), wanted)),
                    curve -> curve.name().toString());
            return ListScalingCurvesResponse.newBuilder()
                    .addAllScalingCurves(
                            page.rows().stream().map(ScalingCurveMapper::toWire).toList())
                    .setNextPageToken(paging.nextPageToken(page))
                    .build();
        });
    }

    private Normalisation normalisation(ventral.api.v1.Normalisation wanted) {
        return RequestFields.parse("normalisation", () -> ScalingCurveMapper.fromWire(wanted, normalisation));
    }
}
