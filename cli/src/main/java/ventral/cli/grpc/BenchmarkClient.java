package ventral.cli.grpc;

import java.util.List;
import ventral.api.v1.Benchmark;
import ventral.api.v1.GetBenchmarkRequest;
import ventral.api.v1.ListBenchmarksRequest;
import ventral.api.v1.ListBenchmarksResponse;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.WatchBenchmarksRequest;
import ventral.contract.name.BenchmarkName;

/** Client of the score service, for benchmarks. Every call fails with {@link GatewayException}. */
public final class BenchmarkClient {

    private final GatewayChannel gateway;

    BenchmarkClient(GatewayChannel gateway) {
        this.gateway = gateway;
    }

    public Benchmark get(BenchmarkName name) {
        return gateway.call(() -> inTime().getBenchmark(GetBenchmarkRequest.newBuilder()
                .setName(name.toString())
                .build()));
    }

    public List<Benchmark> list() {
        var request = ListBenchmarksRequest.newBuilder().setPageSize(GatewayChannel.PAGE_SIZE);
        return gateway.listAll(
                token -> inTime().listBenchmarks(request.setPageToken(token).build()),
                ListBenchmarksResponse::getBenchmarksList,
                ListBenchmarksResponse::getNextPageToken);
    }

    /** Watches benchmarks: the current ones, then each that changes. */
    public ResourceWatcher<Benchmark> watch() {
        return new ResourceWatcher<>(
                gateway.address(),
                (token, listener) -> gateway.withBackoffReset(ScoreServiceGrpc.newBlockingStub(gateway.channel()))
                        .watchBenchmarks(WatchBenchmarksRequest.newBuilder()
                                .setResumeToken(token)
                                .build())
                        .forEachRemaining(answer -> listener.accept(new ResourceWatcher.WatchEvent<>(
                                answer.hasBenchmark() ? answer.getBenchmark() : null, answer.getResumeToken()))),
                Benchmark::getName);
    }

    private ScoreServiceGrpc.ScoreServiceBlockingStub inTime() {
        return GatewayChannel.withDeadline(ScoreServiceGrpc.newBlockingStub(gateway.channel()));
    }
}
