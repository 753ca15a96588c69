package ventral.cli.study.gateway;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.api.v1.Benchmark;
import ventral.api.v1.CreateStreamRequest;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.GetStreamRequest;
import ventral.api.v1.GetSweepRequest;
import ventral.api.v1.ListBenchmarksRequest;
import ventral.api.v1.ListBenchmarksResponse;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.Stream;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;

/** A gateway that keeps what it is asked to create, and can be stopped from creating more. */
final class FakeStudyGateway implements AutoCloseable {

    final Map<String, Stream> streams = new LinkedHashMap<>();
    final Map<String, Sweep> sweeps = new LinkedHashMap<>();
    final Map<String, Benchmark> benchmarks = new LinkedHashMap<>();
    int creationsLeft = Integer.MAX_VALUE;
    private final Server server;

    FakeStudyGateway() {
        try {
            server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                    .addService(new Streams())
                    .addService(new Sweeps())
                    .addService(new Scores())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
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

    private final class Streams extends StreamServiceGrpc.StreamServiceImplBase {

        @Override
        public void getStream(GetStreamRequest request, StreamObserver<Stream> caller) {
            answer(caller, streams.get(request.getName()), Status.NOT_FOUND);
        }

        @Override
        public void createStream(CreateStreamRequest request, StreamObserver<Stream> caller) {
            String name = "streams/" + request.getStreamId();
            if (creationsLeft-- > 0) {
                streams.put(name, request.getStream().toBuilder().setName(name).build());
            }
            answer(caller, streams.get(name), Status.UNAVAILABLE);
        }
    }

    private final class Sweeps extends SweepServiceGrpc.SweepServiceImplBase {

        @Override
        public void getSweep(GetSweepRequest request, StreamObserver<Sweep> caller) {
            answer(caller, sweeps.get(request.getName()), Status.NOT_FOUND);
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

    private final class Scores extends ScoreServiceGrpc.ScoreServiceImplBase {

        @Override
        public void listBenchmarks(ListBenchmarksRequest request, StreamObserver<ListBenchmarksResponse> caller) {
            answer(
                    caller,
                    ListBenchmarksResponse.newBuilder()
                            .addAllBenchmarks(benchmarks.values())
                            .build(),
                    Status.INTERNAL);
        }
    }
}
