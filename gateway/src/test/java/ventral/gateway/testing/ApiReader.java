package ventral.gateway.testing;

import com.google.protobuf.Message;
import io.grpc.Channel;
import java.util.ArrayList;
import java.util.List;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.ListBenchmarksRequest;
import ventral.api.v1.ListCheckpointsRequest;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.ListScalingCurvesRequest;
import ventral.api.v1.ListScoresRequest;
import ventral.api.v1.ListStreamsRequest;
import ventral.api.v1.ListSweepsRequest;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.ScalingCurveServiceGrpc;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.SweepServiceGrpc;
import ventral.contract.name.SweepName;

/** Lists the resources of a gateway by its API. */
public final class ApiReader {

    private final Channel channel;

    public ApiReader(Channel channel) {
        this.channel = channel;
    }

    /** Returns every resource of the API, and the scaling curves of a sweep. */
    public List<List<? extends Message>> everything(SweepName sweep) {
        return List.of(
                StreamServiceGrpc.newBlockingStub(channel)
                        .listStreams(ListStreamsRequest.getDefaultInstance())
                        .getStreamsList(),
                SweepServiceGrpc.newBlockingStub(channel)
                        .listSweeps(ListSweepsRequest.getDefaultInstance())
                        .getSweepsList(),
                runs(""),
                checkpoints(),
                scores(),
                ScoreServiceGrpc.newBlockingStub(channel)
                        .listBenchmarks(ListBenchmarksRequest.getDefaultInstance())
                        .getBenchmarksList(),
                ScalingCurveServiceGrpc.newBlockingStub(channel)
                        .listScalingCurves(ListScalingCurvesRequest.newBuilder()
                                .setParent(sweep.toString())
                                .build())
                        .getScalingCurvesList());
    }

    public List<? extends Message> runs(String filter) {
        return RunServiceGrpc.newBlockingStub(channel)
                .listRuns(ListRunsRequest.newBuilder()
                        .setFilter(filter)
                        .setPageSize(1000)
                        .build())
                .getRunsList();
    }

    public List<? extends Message> checkpoints() {
        List<Message> all = new ArrayList<>();
        String token = "";
        do {
            var page = CheckpointServiceGrpc.newBlockingStub(channel)
                    .listCheckpoints(ListCheckpointsRequest.newBuilder()
                            .setParent("runs/-")
                            .setPageSize(1000)
                            .setPageToken(token)
                            .build());
            all.addAll(page.getCheckpointsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return all;
    }

    public List<? extends Message> scores() {
        List<Message> all = new ArrayList<>();
        String token = "";
        do {
            var page = ScoreServiceGrpc.newBlockingStub(channel)
                    .listScores(ListScoresRequest.newBuilder()
                            .setParent("runs/-/checkpoints/-")
                            .setPageSize(1000)
                            .setPageToken(token)
                            .build());
            all.addAll(page.getScoresList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return all;
    }
}
