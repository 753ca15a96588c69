package ventral.gateway.grpc;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.OptionalLong;
import ventral.api.v1.GetObjectiveComparisonRequest;
import ventral.api.v1.ListObjectiveComparisonsRequest;
import ventral.api.v1.ListObjectiveComparisonsResponse;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ObjectiveComparison;
import ventral.api.v1.ObjectiveComparisonServiceGrpc;
import ventral.contract.name.ObjectiveComparisonName;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.Ledger;
import ventral.gateway.ledger.Table;

/** How alignment depends on what is learnt. */
@GrpcService
@Blocking
class ObjectiveComparisonService extends ObjectiveComparisonServiceGrpc.ObjectiveComparisonServiceImplBase {

    private final Calls calls;
    private final Ledger ledger;
    private final ventral.gateway.analysis.Normalisation normalisation;

    /** @param normalisation of comparisons, unless a request names one */
    ObjectiveComparisonService(Calls calls, Ledger ledger, ventral.gateway.analysis.Normalisation normalisation) {
        this.calls = calls;
        this.ledger = ledger;
        this.normalisation = normalisation;
    }

    @Override
    public void getObjectiveComparison(
            GetObjectiveComparisonRequest request, StreamObserver<ObjectiveComparison> caller) {
        calls.answer(caller, () -> {
            ObjectiveComparisonName name = Fields.read("name", request.getName(), ObjectiveComparisonName::parse);
            return ObjectiveComparisonMessages.toWire(Calls.orNotFound(
                    comparisons(name.sweep(), request.getNormalisation(), request.getImageCount()).stream()
                            .filter(comparison -> comparison.name().equals(name))
                            .findFirst(),
                    name));
        });
    }

    @Override
    public void listObjectiveComparisons(
            ListObjectiveComparisonsRequest request, StreamObserver<ListObjectiveComparisonsResponse> caller) {
        calls.answer(caller, () -> {
            Paging paging = Paging.of(
                    request.getPageSize(),
                    request.getPageToken(),
                    "objectiveComparisons",
                    request.getParent(),
                    request.getNormalisation().name(),
                    Long.toString(request.getImageCount()));
            SweepName sweep = Fields.read("parent", request.getParent(), SweepName::parse);
            calls.get(Table.SWEEPS, sweep);
            var page = paging.of(
                    comparisons(sweep, request.getNormalisation(), request.getImageCount()),
                    comparison -> comparison.name().toString());
            return ListObjectiveComparisonsResponse.newBuilder()
                    .addAllObjectiveComparisons(page.rows().stream()
                            .map(ObjectiveComparisonMessages::toWire)
                            .toList())
                    .setNextPageToken(paging.next(page))
                    .build();
        });
    }

    private List<ventral.gateway.analysis.ObjectiveComparison> comparisons(
            SweepName sweep, Normalisation wanted, long imageCount) {
        return ventral.gateway.analysis.ObjectiveComparison.of(
                sweep,
                ledger.finalScores(sweep),
                ledger.all(Table.BENCHMARKS),
                ledger.all(Table.REFERENCE_SCORES),
                Fields.read("normalisation", () -> ScalingCurveMessages.fromWire(wanted, normalisation)),
                Fields.read("image_count", () -> imageCount(imageCount)));
    }

    private static OptionalLong imageCount(long wanted) {
        if (wanted < 0) {
            throw new IllegalArgumentException(
                    "image_count %d is negative: give a dataset size of the sweep, or 0 for the largest at which most objectives have a value"
                            .formatted(wanted));
        }
        return wanted == 0 ? OptionalLong.empty() : OptionalLong.of(wanted);
    }
}
