package ventral.cli.testing;

import com.google.protobuf.Timestamp;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import ventral.api.v1.Benchmark;
import ventral.api.v1.GetBenchmarkRequest;
import ventral.api.v1.GetScoreRequest;
import ventral.api.v1.GetSweepRequest;
import ventral.api.v1.ListBenchmarksRequest;
import ventral.api.v1.ListBenchmarksResponse;
import ventral.api.v1.ListReferenceScoresRequest;
import ventral.api.v1.ListReferenceScoresResponse;
import ventral.api.v1.ListScalingCurvesRequest;
import ventral.api.v1.ListScalingCurvesResponse;
import ventral.api.v1.ListScoresRequest;
import ventral.api.v1.ListScoresResponse;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingCurveServiceGrpc;
import ventral.api.v1.ScalingPoint;
import ventral.api.v1.Score;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.api.v1.WatchBenchmarksRequest;
import ventral.api.v1.WatchBenchmarksResponse;
import ventral.api.v1.WatchScoresRequest;
import ventral.api.v1.WatchScoresResponse;
import ventral.type.v1.BenchmarkState;
import ventral.type.v1.Region;

/**
 * A gateway with two scores on one benchmark and two curves. Records requests. The first watch fails after one score,
 * and the second is rejected after the next.
 */
public final class FakeScoreGateway extends ScoreServiceGrpc.ScoreServiceImplBase implements AutoCloseable {

    public static final Score FIRST = score(0, 0.3, 100);
    public static final Score SECOND = score(512, 0.4, 200);
    static final Benchmark BENCHMARK = Benchmark.newBuilder()
            .setName("benchmarks/b1")
            .setRegion(Region.REGION_V4)
            .setMetric("pls")
            .setCeiling(.8)
            .setSimulated(true)
            .setState(BenchmarkState.BENCHMARK_STATE_READY)
            .build();

    public final List<ListScoresRequest> lists = new CopyOnWriteArrayList<>();
    public final List<WatchScoresRequest> watches = new CopyOnWriteArrayList<>();
    public final List<ListScalingCurvesRequest> curveLists = new CopyOnWriteArrayList<>();
    public final List<ListReferenceScoresRequest> referenceLists = new CopyOnWriteArrayList<>();
    private final Server server;

    public FakeScoreGateway() {
        try {
            server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                    .addService(this)
                    .addService(new FixedCurveService())
                    .addService(new EchoSweepService())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "127.0.0.1:" + server.getPort();
    }

    private static Score score(long seen, double raw, long seconds) {
        return Score.newBuilder()
                .setName("runs/r1/checkpoints/%d/scores/b1".formatted(seen))
                .setBenchmark("benchmarks/b1")
                .setObjective("objectives/distance")
                .setSeenImageCount(seen)
                .setRawValue(raw)
                .setStandardError(.0125)
                .setCeiling(.8)
                .setRatioSquaredValue(raw * raw / .64)
                .setSquaredOverCeilingValue(raw * raw / .8)
                .setLayer("layer1.0.relu")
                .setSimulated(true)
                .setCreateTime(Timestamp.newBuilder().setSeconds(seconds))
                .build();
    }

    private static ScalingCurve curve(String objective, double... means) {
        ScalingCurve.Builder curve = ScalingCurve.newBuilder()
                .setName("sweeps/w1/scalingCurves/%s~b1".formatted(objective))
                .setNormalisation(Normalisation.NORMALISATION_RATIO_SQUARED)
                .setSimulated(true);
        for (int i = 0; i < means.length; i++) {
            curve.addPoints(ScalingPoint.newBuilder()
                    .setImageCount(64L << i)
                    .setRunCount(1)
                    .setMean(means[i]));
        }
        return curve.build();
    }

    @Override
    public void getScore(GetScoreRequest request, StreamObserver<Score> caller) {
        caller.onNext(SECOND.toBuilder().setName(request.getName()).build());
        caller.onCompleted();
    }

    @Override
    public void listScores(ListScoresRequest request, StreamObserver<ListScoresResponse> caller) {
        lists.add(request);
        boolean newestFirst = request.getOrderBy().equals("create_time desc");
        caller.onNext(ListScoresResponse.newBuilder()
                .addScores(newestFirst ? SECOND : FIRST)
                .addScores(newestFirst ? FIRST : SECOND)
                .build());
        caller.onCompleted();
    }

    @Override
    public void watchScores(WatchScoresRequest request, StreamObserver<WatchScoresResponse> caller) {
        watches.add(request);
        boolean anew = request.getResumeToken().isEmpty();
        caller.onNext(WatchScoresResponse.newBuilder()
                .setScore(anew ? FIRST : SECOND)
                .setResumeToken(anew ? "1" : "2")
                .build());
        caller.onError((anew ? Status.UNAVAILABLE : Status.INTERNAL.withDescription("enough")).asRuntimeException());
    }

    @Override
    public void listReferenceScores(
            ListReferenceScoresRequest request, StreamObserver<ListReferenceScoresResponse> caller) {
        referenceLists.add(request);
        caller.onNext(ListReferenceScoresResponse.getDefaultInstance());
        caller.onCompleted();
    }

    @Override
    public void getBenchmark(GetBenchmarkRequest request, StreamObserver<Benchmark> caller) {
        if (request.getName().equals(BENCHMARK.getName())) {
            caller.onNext(BENCHMARK);
            caller.onCompleted();
        } else {
            caller.onError(Status.NOT_FOUND
                    .withDescription("there is no " + request.getName())
                    .asRuntimeException());
        }
    }

    @Override
    public void listBenchmarks(ListBenchmarksRequest request, StreamObserver<ListBenchmarksResponse> caller) {
        caller.onNext(
                ListBenchmarksResponse.newBuilder().addBenchmarks(BENCHMARK).build());
        caller.onCompleted();
    }

    /** Sends one benchmark before the watch fails, and another in the next watch. */
    @Override
    public void watchBenchmarks(WatchBenchmarksRequest request, StreamObserver<WatchBenchmarksResponse> caller) {
        boolean anew = request.getResumeToken().isEmpty();
        Benchmark other = BENCHMARK.toBuilder().setName("benchmarks/b2").build();
        caller.onNext(WatchBenchmarksResponse.newBuilder()
                .setBenchmark(anew ? BENCHMARK : other)
                .setResumeToken("1")
                .build());
        caller.onError((anew ? Status.UNAVAILABLE : Status.INTERNAL.withDescription("enough")).asRuntimeException());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class FixedCurveService extends ScalingCurveServiceGrpc.ScalingCurveServiceImplBase {
        @Override
        public void listScalingCurves(
                ListScalingCurvesRequest request, StreamObserver<ListScalingCurvesResponse> caller) {
            curveLists.add(request);
            var response = ListScalingCurvesResponse.newBuilder();
            if (request.getParent().equals("sweeps/w1")) {
                response.addScalingCurves(curve("category", .1, .2)).addScalingCurves(curve("distance", .15));
            }
            caller.onNext(response.build());
            caller.onCompleted();
        }
    }

    private static final class EchoSweepService extends SweepServiceGrpc.SweepServiceImplBase {
        @Override
        public void getSweep(GetSweepRequest request, StreamObserver<Sweep> caller) {
            caller.onNext(Sweep.newBuilder().setName(request.getName()).build());
            caller.onCompleted();
        }
    }
}
