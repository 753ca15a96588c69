package ventral.gateway.grpc.analysis;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.api.v1.GetObjectiveComparisonRequest;
import ventral.api.v1.ListObjectiveComparisonsRequest;
import ventral.api.v1.ListObjectiveComparisonsResponse;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ObjectiveComparison;
import ventral.api.v1.ObjectiveComparisonServiceGrpc;
import ventral.contract.name.ObjectiveComparisonName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.InvalidFieldException;
import ventral.gateway.analysis.sweep.SweepResults;
import ventral.gateway.grpc.Errors;
import ventral.gateway.grpc.PageRequest;
import ventral.gateway.grpc.RequestFields;
import ventral.gateway.grpc.UnaryCallHandler;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;

/** Serves comparisons of objectives: how alignment depends on what is learnt. */
@GrpcService
@Blocking
public class ObjectiveComparisonService extends ObjectiveComparisonServiceGrpc.ObjectiveComparisonServiceImplBase {

    private final UnaryCallHandler calls;
    private final Ledger ledger;
    private final ventral.gateway.analysis.alignment.Normalisation normalisation;

    /**
     * Creates the service.
     *
     * @param normalisation normalisation of comparisons, unless a request names one
     */
    public ObjectiveComparisonService(
            UnaryCallHandler calls, Ledger ledger, ventral.gateway.analysis.alignment.Normalisation normalisation) {
        this.calls = calls;
        this.ledger = ledger;
        this.normalisation = normalisation;
    }

    @Override
    public void getObjectiveComparison(
            GetObjectiveComparisonRequest request, StreamObserver<ObjectiveComparison> caller) {
        calls.respond(caller, () -> {
            ObjectiveComparisonName name =
                    RequestFields.parse("name", request.getName(), ObjectiveComparisonName::parse);
            Long imageCount = imageCount(request.getImageCount());
            SweepResults results = results(name.sweep(), request.getJoinedSweepsList(), request.getNormalisation());
            return ventral.gateway.analysis.ObjectiveComparison.find(results, name, imageCount)
                    .map(ObjectiveComparisonMapper::toWire)
                    .orElseThrow(() -> Errors.notFound(name));
        });
    }

    @Override
    public void listObjectiveComparisons(
            ListObjectiveComparisonsRequest request, StreamObserver<ListObjectiveComparisonsResponse> caller) {
        calls.respond(caller, () -> {
            PageRequest paging = PageRequest.of(
                    request.getPageSize(),
                    request.getPageToken(),
                    "objectiveComparisons",
                    request.getParent(),
                    request.getNormalisation().name(),
                    Long.toString(request.getImageCount()),
                    String.join(",", request.getJoinedSweepsList()));
            SweepName sweep = RequestFields.parse("parent", request.getParent(), SweepName::parse);
            calls.get(LedgerTable.SWEEPS, sweep);
            Long imageCount = imageCount(request.getImageCount());
            SweepResults results = results(sweep, request.getJoinedSweepsList(), request.getNormalisation());
            var page = paging.of(
                    ventral.gateway.analysis.ObjectiveComparison.of(results, imageCount),
                    comparison -> comparison.name().toString());
            return ListObjectiveComparisonsResponse.newBuilder()
                    .addAllObjectiveComparisons(page.rows().stream()
                            .map(ObjectiveComparisonMapper::toWire)
                            .toList())
                    .setNextPageToken(paging.nextPageToken(page))
                    .build();
        });
    }

    private SweepResults results(SweepName sweep, List<String> joined, Normalisation wanted) {
        return SweepResults.in(
                ledger,
                sweep,
                RequestFields.sweeps(joined),
                RequestFields.parse("normalisation", () -> ScalingCurveMapper.fromWire(wanted, normalisation)));
    }

    private static @Nullable Long imageCount(long wanted) {
        if (wanted < 0) {
            throw new InvalidFieldException(
                    "image_count",
                    "image_count %d is negative: give a dataset size of the sweep, or 0 for the largest at which most objectives have a value"
                            .formatted(wanted));
        }
        return wanted == 0 ? null : wanted;
    }
}
