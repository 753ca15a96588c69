package ventral.gateway.grpc.analysis;

import static java.util.Comparator.comparingInt;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.List;
import java.util.stream.Stream;
import ventral.api.v1.GetObjectiveRequest;
import ventral.api.v1.ListObjectivesRequest;
import ventral.api.v1.ListObjectivesResponse;
import ventral.api.v1.Objective;
import ventral.api.v1.ObjectiveServiceGrpc;
import ventral.contract.name.ObjectiveName;
import ventral.gateway.analysis.OutputUnits;
import ventral.gateway.grpc.PageRequest;
import ventral.gateway.grpc.RequestFields;
import ventral.gateway.grpc.UnaryCallHandler;

/** Serves the objectives, which are fixed and need no ledger. */
@GrpcService
public class ObjectiveService extends ObjectiveServiceGrpc.ObjectiveServiceImplBase {

    private static final List<ventral.contract.latent.Objective> LISTED = listed();

    private static List<ventral.contract.latent.Objective> listed() {
        List<ventral.contract.latent.Objective> learnt = ventral.contract.latent.Objective.XIE_2024.stream()
                .sorted(comparingInt(OutputUnits::paperUnitCount))
                .toList();
        return Stream.of(
                        learnt.stream(),
                        Stream.of(
                                ventral.contract.latent.Objective.UNTRAINED,
                                ventral.contract.latent.Objective.CALIBRATED),
                        learnt.stream().map(ventral.contract.latent.Objective::shuffled))
                .flatMap(part -> part)
                .toList();
    }

    @Override
    public void getObjective(GetObjectiveRequest request, StreamObserver<Objective> caller) {
        UnaryCallHandler.send(
                caller,
                () -> ObjectiveMapper.toWire(RequestFields.parse("name", request.getName(), ObjectiveName::parse)));
    }

    @Override
    public void listObjectives(ListObjectivesRequest request, StreamObserver<ListObjectivesResponse> caller) {
        UnaryCallHandler.send(caller, () -> {
            PageRequest paging = PageRequest.of(request.getPageSize(), request.getPageToken(), "objectives");
            var page = paging.of(LISTED, ObjectiveName::of);
            return ListObjectivesResponse.newBuilder()
                    .addAllObjectives(
                            page.rows().stream().map(ObjectiveMapper::toWire).toList())
                    .setNextPageToken(paging.nextPageToken(page))
                    .build();
        });
    }
}
