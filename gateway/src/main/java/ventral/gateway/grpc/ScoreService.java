package ventral.gateway.grpc;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.util.Set;
import ventral.api.v1.Benchmark;
import ventral.api.v1.GetBenchmarkRequest;
import ventral.api.v1.GetScoreRequest;
import ventral.api.v1.ListBenchmarksRequest;
import ventral.api.v1.ListBenchmarksResponse;
import ventral.api.v1.ListReferenceScoresRequest;
import ventral.api.v1.ListReferenceScoresResponse;
import ventral.api.v1.ListScoresRequest;
import ventral.api.v1.ListScoresResponse;
import ventral.api.v1.Score;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.WatchBenchmarksRequest;
import ventral.api.v1.WatchBenchmarksResponse;
import ventral.api.v1.WatchScoresRequest;
import ventral.api.v1.WatchScoresResponse;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ScoreName;
import ventral.gateway.ledger.Filter;
import ventral.gateway.ledger.ListOrder;
import ventral.gateway.ledger.Table;

/** Serves scores, and the benchmarks that they are measured on. */
@GrpcService
@Blocking
class ScoreService extends ScoreServiceGrpc.ScoreServiceImplBase {

    private static final Set<String> FIELDS = Set.of("benchmark", "objective", "suite", "sweep");

    private static final Set<String> REFERENCE_FIELDS = Set.of("benchmark", "suite");

    private final Calls calls;
    private final Watches watches;

    ScoreService(Calls calls, Watches watches) {
        this.calls = calls;
        this.watches = watches;
    }

    @Override
    public void getScore(GetScoreRequest request, StreamObserver<Score> caller) {
        calls.answer(caller, () -> {
            ScoreName name = Fields.read("name", request.getName(), ScoreName::parse);
            return ScoreMessages.toWire(calls.get(Table.SCORES, name));
        });
    }

    @Override
    public void listScores(ListScoresRequest request, StreamObserver<ListScoresResponse> caller) {
        calls.answer(caller, () -> {
            ListOrder order = Calls.order(request.getOrderBy(), Table.SCORES);
            Paging paging = Paging.of(
                    request.getPageSize(),
                    request.getPageToken(),
                    "scores",
                    request.getParent(),
                    request.getFilter(),
                    order.toString());
            var page = calls.list(Table.SCORES, filter(request.getParent(), request.getFilter()), order, paging);
            return ListScoresResponse.newBuilder()
                    .addAllScores(
                            page.rows().stream().map(ScoreMessages::toWire).toList())
                    .setNextPageToken(paging.next(page))
                    .build();
        });
    }

    @Override
    public void watchScores(WatchScoresRequest request, StreamObserver<WatchScoresResponse> caller) {
        watches.open(
                caller,
                request.getResumeToken(),
                () -> new Watched<>(
                        Table.SCORES,
                        filter(request.getParent(), request.getFilter()),
                        (score, token) -> WatchScoresResponse.newBuilder()
                                .setScore(ScoreMessages.toWire(score))
                                .setResumeToken(token)
                                .build(),
                        token -> WatchScoresResponse.newBuilder()
                                .setHeartbeat(Empty.getDefaultInstance())
                                .setResumeToken(token)
                                .build()));
    }

    @Override
    public void listReferenceScores(
            ListReferenceScoresRequest request, StreamObserver<ListReferenceScoresResponse> caller) {
        calls.answer(caller, () -> {
            ListOrder order = Calls.order(request.getOrderBy(), Table.REFERENCE_SCORES);
            Paging paging = Paging.of(
                    request.getPageSize(),
                    request.getPageToken(),
                    "referenceScores",
                    request.getParent(),
                    request.getFilter(),
                    order.toString());
            var page = calls.list(
                    Table.REFERENCE_SCORES, referenceFilter(request.getParent(), request.getFilter()), order, paging);
            return ListReferenceScoresResponse.newBuilder()
                    .addAllReferenceScores(
                            page.rows().stream().map(ScoreMessages::toWire).toList())
                    .setNextPageToken(paging.next(page))
                    .build();
        });
    }

    @Override
    public void getBenchmark(GetBenchmarkRequest request, StreamObserver<Benchmark> caller) {
        calls.answer(caller, () -> {
            BenchmarkName name = Fields.read("name", request.getName(), BenchmarkName::parse);
            return BenchmarkMessages.toWire(calls.get(Table.BENCHMARKS, name));
        });
    }

    @Override
    public void listBenchmarks(ListBenchmarksRequest request, StreamObserver<ListBenchmarksResponse> caller) {
        calls.answer(caller, () -> {
            ListOrder order = Calls.order(request.getOrderBy(), Table.BENCHMARKS);
            Paging paging = Paging.of(request.getPageSize(), request.getPageToken(), "benchmarks", order.toString());
            var page = calls.list(Table.BENCHMARKS, Filter.NONE, order, paging);
            return ListBenchmarksResponse.newBuilder()
                    .addAllBenchmarks(
                            page.rows().stream().map(BenchmarkMessages::toWire).toList())
                    .setNextPageToken(paging.next(page))
                    .build();
        });
    }

    @Override
    public void watchBenchmarks(WatchBenchmarksRequest request, StreamObserver<WatchBenchmarksResponse> caller) {
        watches.open(
                caller,
                request.getResumeToken(),
                () -> new Watched<>(
                        Table.BENCHMARKS,
                        Filter.NONE,
                        (benchmark, token) -> WatchBenchmarksResponse.newBuilder()
                                .setBenchmark(BenchmarkMessages.toWire(benchmark))
                                .setResumeToken(token)
                                .build(),
                        token -> WatchBenchmarksResponse.newBuilder()
                                .setHeartbeat(Empty.getDefaultInstance())
                                .setResumeToken(token)
                                .build()));
    }

    private Filter referenceFilter(String name, String words) {
        Filter filter =
                Fields.read("filter", words, text -> Filter.parse(text, Table.REFERENCE_SCORES, REFERENCE_FIELDS));
        return Fields.read("parent", name, Parent::ofReferenceScores)
                .map(reference -> {
                    Filter ofReference = Filter.NONE.and("reference", reference.toString());
                    if (calls.list(Table.REFERENCE_SCORES, ofReference, Paging.FIRST)
                            .rows()
                            .isEmpty()) {
                        throw Errors.notFound(reference);
                    }
                    return filter.and("reference", reference.toString());
                })
                .orElse(filter);
    }

    private Filter filter(String name, String words) {
        Filter filter = Fields.read("filter", words, text -> Filter.parse(text, Table.SCORES, FIELDS));
        Parent parent = Fields.read("parent", name, Parent::ofScores);
        parent.check(calls);
        return parent.filter(filter);
    }
}
