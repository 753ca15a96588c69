package ventral.cli.grpc;

import java.util.List;
import ventral.api.v1.ListObjectiveComparisonsRequest;
import ventral.api.v1.ListObjectiveComparisonsResponse;
import ventral.api.v1.ListScalingCurvesRequest;
import ventral.api.v1.ListScalingCurvesResponse;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ObjectiveComparison;
import ventral.api.v1.ObjectiveComparisonServiceGrpc;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingCurveServiceGrpc;
import ventral.contract.name.SweepName;

/**
 * Client of the services that analyse a sweep's scores: scaling curves and objective comparisons. Every call fails with
 * {@link GatewayException}.
 */
public final class AnalysisClient {

    private final GatewayChannel gateway;

    AnalysisClient(GatewayChannel gateway) {
        this.gateway = gateway;
    }

    /** Lists a sweep's scaling curves under the normalisation that the gateway is configured with. */
    public List<ScalingCurve> listScalingCurves(SweepName sweep) {
        return listScalingCurves(sweep, List.of(), Normalisation.NORMALISATION_UNSPECIFIED);
    }

    /**
     * Lists a sweep's scaling curves.
     *
     * @param joined further sweeps whose runs are included
     */
    public List<ScalingCurve> listScalingCurves(SweepName sweep, List<SweepName> joined, Normalisation normalisation) {
        var request = ListScalingCurvesRequest.newBuilder()
                .setParent(sweep.toString())
                .addAllJoinedSweeps(joined.stream().map(SweepName::toString).toList())
                .setNormalisation(normalisation)
                .setPageSize(GatewayChannel.PAGE_SIZE);
        return gateway.listAll(
                token -> GatewayChannel.withDeadline(ScalingCurveServiceGrpc.newBlockingStub(gateway.channel()))
                        .listScalingCurves(request.setPageToken(token).build()),
                ListScalingCurvesResponse::getScalingCurvesList,
                ListScalingCurvesResponse::getNextPageToken);
    }

    /**
     * Lists the comparisons of a sweep's objectives.
     *
     * @param joined further sweeps whose runs are included
     * @param imageCount dataset size to compare at; 0 for the largest at which most objectives have a value
     */
    public List<ObjectiveComparison> listObjectiveComparisons(
            SweepName sweep, List<SweepName> joined, Normalisation normalisation, long imageCount) {
        var request = ListObjectiveComparisonsRequest.newBuilder()
                .setParent(sweep.toString())
                .addAllJoinedSweeps(joined.stream().map(SweepName::toString).toList())
                .setNormalisation(normalisation)
                .setImageCount(imageCount)
                .setPageSize(GatewayChannel.PAGE_SIZE);
        return gateway.listAll(
                token -> GatewayChannel.withDeadline(ObjectiveComparisonServiceGrpc.newBlockingStub(gateway.channel()))
                        .listObjectiveComparisons(request.setPageToken(token).build()),
                ListObjectiveComparisonsResponse::getObjectiveComparisonsList,
                ListObjectiveComparisonsResponse::getNextPageToken);
    }
}
