package ventral.cli.study.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.CreateStreamRequest;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.GetStreamRequest;
import ventral.api.v1.GetSweepRequest;
import ventral.api.v1.ListBenchmarksRequest;
import ventral.api.v1.ListBenchmarksResponse;
import ventral.api.v1.ListCheckpointsRequest;
import ventral.api.v1.ListCheckpointsResponse;
import ventral.api.v1.ListReferenceScoresRequest;
import ventral.api.v1.ListReferenceScoresResponse;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.ListRunsResponse;
import ventral.api.v1.ListScoresRequest;
import ventral.api.v1.ListScoresResponse;
import ventral.api.v1.ListStreamsRequest;
import ventral.api.v1.ListStreamsResponse;
import ventral.api.v1.ListSweepsRequest;
import ventral.api.v1.ListSweepsResponse;
import ventral.api.v1.Run;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.Score;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.Stream;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.contract.name.SweepName;
import ventral.contract.spec.RunSpec;
import ventral.contract.wire.SpecMapper;
import ventral.type.v1.BenchmarkState;
import ventral.type.v1.Region;
import ventral.type.v1.RunState;
import ventral.type.v1.StreamState;

/**
 * An in-memory gateway whose creation of resources can be stopped. Every run has succeeded as soon as its sweep exists.
 * Every checkpoint has a score on every benchmark, which is a function of its name.
 */
public final class FakeStudyGateway implements AutoCloseable {

    final Map<String, Stream> streams = new ConcurrentHashMap<>();
    final Map<String, Sweep> sweeps = new ConcurrentHashMap<>();
    final Map<String, Benchmark> benchmarks = new ConcurrentHashMap<>();
    public volatile int creationsLeft = Integer.MAX_VALUE;
    private final Timestamp time;
    private final Server server;

    FakeStudyGateway() {
        this(0);
    }

    /**
     * Starts a gateway that creates everything at one time.
     *
     * @param second seconds since 1970
     */
    public FakeStudyGateway(long second) {
        this.time = Timestamp.newBuilder().setSeconds(second).build();
        try {
            server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                    .addService(new InMemoryStreamService())
                    .addService(new InMemorySweepService())
                    .addService(new InMemoryScoreService())
                    .addService(new InMemoryRunService())
                    .addService(new InMemoryCheckpointService())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a simulated benchmark that is ready. */
    public void addBenchmark(String name) {
        benchmarks.put(
                name,
                Benchmark.newBuilder()
                        .setName(name)
                        .setRegion(Region.REGION_V4)
                        .setMetric("pls")
                        .setVersion(1)
                        .setSimulated(true)
                        .setState(BenchmarkState.BENCHMARK_STATE_READY)
                        .build());
    }

    private Map<String, RunSpec> runs() {
        Map<String, RunSpec> runs = new LinkedHashMap<>();
        sweeps.forEach((name, sweep) -> SpecMapper.fromWire(sweep.getSpec())
                .runs(SweepName.parse(name))
                .forEach((run, spec) -> runs.put(run.toString(), spec)));
        return runs;
    }

    private List<String> checkpoints(String run, RunSpec spec) {
        int batchSize = streams.get(spec.stream().toString()).getSpec().getBatchSize();
        return spec.checkpoints(batchSize).stream()
                .map(seen -> run + "/checkpoints/" + seen)
                .toList();
    }

    public String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static <T> void answer(StreamObserver<T> caller, @Nullable T message, Status otherwise) {
        if (message == null) {
            caller.onError(otherwise.asRuntimeException());
        } else {
            caller.onNext(message);
            caller.onCompleted();
        }
    }

    private final class InMemoryStreamService extends StreamServiceGrpc.StreamServiceImplBase {

        @Override
        public void getStream(GetStreamRequest request, StreamObserver<Stream> caller) {
            answer(caller, streams.get(request.getName()), Status.NOT_FOUND);
        }

        @Override
        public void listStreams(ListStreamsRequest request, StreamObserver<ListStreamsResponse> caller) {
            answer(
                    caller,
                    ListStreamsResponse.newBuilder()
                            .addAllStreams(streams.values())
                            .build(),
                    Status.INTERNAL);
        }

        @Override
        public void createStream(CreateStreamRequest request, StreamObserver<Stream> caller) {
            String name = "streams/" + request.getStreamId();
            if (creationsLeft-- > 0) {
                streams.put(
                        name,
                        request.getStream().toBuilder()
                                .setName(name)
                                .setState(StreamState.STREAM_STATE_SUCCEEDED)
                                .setRenderedImageCount(
                                        request.getStream().getSpec().getImageCount())
                                .setDigest(ByteString.copyFromUtf8("digest"))
                                .setCreateTime(time)
                                .build());
            }
            answer(caller, streams.get(name), Status.UNAVAILABLE);
        }
    }

    private final class InMemoryRunService extends RunServiceGrpc.RunServiceImplBase {

        @Override
        public void listRuns(ListRunsRequest request, StreamObserver<ListRunsResponse> caller) {
            ListRunsResponse.Builder response = ListRunsResponse.newBuilder();
            runs().forEach((name, spec) -> {
                String sweep = Objects.requireNonNull(spec.sweep()).toString();
                if (request.getFilter().isEmpty()
                        || request.getFilter().equals("spec.sweep = \"%s\"".formatted(sweep))) {
                    response.addRuns(Run.newBuilder()
                            .setName(name)
                            .setSpec(SpecMapper.toWire(spec))
                            .setState(RunState.RUN_STATE_SUCCEEDED)
                            .setSeenImageCount(spec.totalImageCount())
                            .setCreateTime(time));
                }
            });
            answer(caller, response.build(), Status.INTERNAL);
        }
    }

    private final class InMemoryCheckpointService extends CheckpointServiceGrpc.CheckpointServiceImplBase {

        @Override
        public void listCheckpoints(ListCheckpointsRequest request, StreamObserver<ListCheckpointsResponse> caller) {
            ListCheckpointsResponse.Builder response = ListCheckpointsResponse.newBuilder();
            checkpoints(request.getParent(), runs().get(request.getParent()))
                    .forEach(name -> response.addCheckpoints(Checkpoint.newBuilder()
                            .setName(name)
                            .setSha256(ByteString.copyFromUtf8(name))
                            .setCreateTime(time)));
            answer(caller, response.build(), Status.INTERNAL);
        }
    }

    private final class InMemorySweepService extends SweepServiceGrpc.SweepServiceImplBase {

        @Override
        public void getSweep(GetSweepRequest request, StreamObserver<Sweep> caller) {
            answer(caller, sweeps.get(request.getName()), Status.NOT_FOUND);
        }

        @Override
        public void listSweeps(ListSweepsRequest request, StreamObserver<ListSweepsResponse> caller) {
            ListSweepsResponse.Builder response = ListSweepsResponse.newBuilder();
            sweeps.values()
                    .forEach(sweep -> response.addSweeps(sweep.toBuilder().clearEstimate()));
            answer(caller, response.build(), Status.INTERNAL);
        }

        @Override
        public void createSweep(CreateSweepRequest request, StreamObserver<Sweep> caller) {
            String name = "sweeps/" + request.getSweepId();
            if (creationsLeft-- > 0) {
                sweeps.put(name, request.getSweep().toBuilder().setName(name).build());
            }
            answer(caller, sweeps.get(name), Status.UNAVAILABLE);
        }
    }

    private final class InMemoryScoreService extends ScoreServiceGrpc.ScoreServiceImplBase {

        @Override
        public void listBenchmarks(ListBenchmarksRequest request, StreamObserver<ListBenchmarksResponse> caller) {
            answer(
                    caller,
                    ListBenchmarksResponse.newBuilder()
                            .addAllBenchmarks(benchmarks.values())
                            .build(),
                    Status.INTERNAL);
        }

        @Override
        public void listScores(ListScoresRequest request, StreamObserver<ListScoresResponse> caller) {
            ListScoresResponse.Builder response = ListScoresResponse.newBuilder();
            runs().forEach((run, spec) -> {
                String sweep = Objects.requireNonNull(spec.sweep()).toString();
                if (request.getFilter().equals("sweep = \"%s\"".formatted(sweep))) {
                    checkpoints(run, spec)
                            .forEach(checkpoint -> benchmarks
                                    .values()
                                    .forEach(benchmark -> response.addScores(score(checkpoint, benchmark))));
                }
            });
            answer(caller, response.build(), Status.INTERNAL);
        }

        private Score score(String checkpoint, Benchmark benchmark) {
            double raw = .4 + Math.floorMod(checkpoint.hashCode(), 1000) / 1e5;
            return Score.newBuilder()
                    .setName(checkpoint + "/scores/" + benchmark.getName().substring("benchmarks/".length()))
                    .setBenchmark(benchmark.getName())
                    .setBenchmarkVersion(benchmark.getVersion())
                    .setRawValue(raw)
                    .setStandardError(.01)
                    .setCeilingUnknown(true)
                    .setLayer("layer3")
                    .setCreateTime(time)
                    .build();
        }

        @Override
        public void listReferenceScores(
                ListReferenceScoresRequest request, StreamObserver<ListReferenceScoresResponse> caller) {
            answer(caller, ListReferenceScoresResponse.getDefaultInstance(), Status.INTERNAL);
        }
    }
}
