package ventral.gateway.grpc.score;

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
import ventral.gateway.grpc.Errors;
import ventral.gateway.grpc.PageRequest;
import ventral.gateway.grpc.ParentFilter;
import ventral.gateway.grpc.RequestFields;
import ventral.gateway.grpc.UnaryCallHandler;
import ventral.gateway.grpc.watch.WatchDefinition;
import ventral.gateway.grpc.watch.WatchFactory;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.SortOrder;

/** Serves scores, and the benchmarks that they are measured on. */
@GrpcService
@Blocking
public class ScoreService extends ScoreServiceGrpc.ScoreServiceImplBase {

    private static final Set<String> FIELDS = Set.of("benchmark", "objective", "suite", "sweep");

    private static final Set<String> REFERENCE_FIELDS = Set.of("benchmark", "suite");

    private final UnaryCallHandler calls;
    private final WatchFactory watches;

    public ScoreService(UnaryCallHandler calls, WatchFactory watches) {
        this.calls = calls;
        this.watches = watches;
    }

    @Override
    public void getScore(GetScoreRequest request, StreamObserver<Score> caller) {
        calls.respond(caller, () -> {
            ScoreName name = RequestFields.parse("name", request.getName(), ScoreName::parse);
            return ScoreMapper.toWire(calls.get(LedgerTable.SCORES, name));
        });
    }

    @Override
    public void listScores(ListScoresRequest request, StreamObserver<ListScoresResponse> caller) {
        calls.respond(caller, () -> {
            SortOrder sortOrder = UnaryCallHandler.order(request.getOrderBy(), LedgerTable.SCORES);
            PageRequest paging = PageRequest.of(
                    request.getPageSize(),
                    request.getPageToken(),
                    "scores",
                    request.getParent(),
                    request.getFilter(),
                    sortOrder.toString());
            var page =
                    calls.list(LedgerTable.SCORES, filter(request.getParent(), request.getFilter()), sortOrder, paging);
            return ListScoresResponse.newBuilder()
                    .addAllScores(page.rows().stream().map(ScoreMapper::toWire).toList())
                    .setNextPageToken(paging.nextPageToken(page))
                    .build();
        });
    }

    @Override
    public void watchScores(WatchScoresRequest request, StreamObserver<WatchScoresResponse> caller) {
        watches.open(
                caller,
                request.getResumeToken(),
                () -> new WatchDefinition<>(
                        LedgerTable.SCORES,
                        filter(request.getParent(), request.getFilter()),
                        (score, token) -> WatchScoresResponse.newBuilder()
                                .setScore(ScoreMapper.toWire(score))
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
        calls.respond(caller, () -> {
            SortOrder sortOrder = UnaryCallHandler.order(request.getOrderBy(), LedgerTable.REFERENCE_SCORES);
            PageRequest paging = PageRequest.of(
                    request.getPageSize(),
                    request.getPageToken(),
                    "referenceScores",
                    request.getParent(),
                    request.getFilter(),
                    sortOrder.toString());
            var page = calls.list(
                    LedgerTable.REFERENCE_SCORES,
                    referenceFilter(request.getParent(), request.getFilter()),
                    sortOrder,
                    paging);
            return ListReferenceScoresResponse.newBuilder()
                    .addAllReferenceScores(
                            page.rows().stream().map(ScoreMapper::toWire).toList())
                    .setNextPageToken(paging.nextPageToken(page))
                    .build();
        });
    }

    @Override
    public void getBenchmark(GetBenchmarkRequest request, StreamObserver<Benchmark> caller) {
        calls.respond(caller, () -> {
            BenchmarkName name = RequestFields.parse("name", request.getName(), BenchmarkName::parse);
            return BenchmarkMapper.toWire(calls.get(LedgerTable.BENCHMARKS, name));
        });
    }

    @Override
    public void listBenchmarks(ListBenchmarksRequest request, StreamObserver<ListBenchmarksResponse> caller) {
        calls.respond(caller, () -> {
            SortOrder sortOrder = UnaryCallHandler.order(request.getOrderBy(), LedgerTable.BENCHMARKS);
            PageRequest paging =
                    PageRequest.of(request.getPageSize(), request.getPageToken(), "benchmarks", sortOrder.toString());
            var page = calls.list(LedgerTable.BENCHMARKS, Filter.NONE, sortOrder, paging);
            return ListBenchmarksResponse.newBuilder()
                    .addAllBenchmarks(
                            page.rows().stream().map(BenchmarkMapper::toWire).toList())
                    .setNextPageToken(paging.nextPageToken(page))
                    .build();
        });
    }

    @Override
    public void watchBenchmarks(WatchBenchmarksRequest request, StreamObserver<WatchBenchmarksResponse> caller) {
        watches.open(
                caller,
                request.getResumeToken(),
                () -> new WatchDefinition<>(
                        LedgerTable.BENCHMARKS,
                        Filter.NONE,
                        (benchmark, token) -> WatchBenchmarksResponse.newBuilder()
                                .setBenchmark(BenchmarkMapper.toWire(benchmark))
                                .setResumeToken(token)
                                .build(),
                        token -> WatchBenchmarksResponse.newBuilder()
                                .setHeartbeat(Empty.getDefaultInstance())
                                .setResumeToken(token)
                                .build()));
    }

    private Filter referenceFilter(String name, String words) {
        Filter filter = RequestFields.parse(
                "filter", words, text -> Filter.parse(text, LedgerTable.REFERENCE_SCORES, REFERENCE_FIELDS));
        return RequestFields.parse("parent", name, ParentFilter::ofReferenceScores)
                .map(reference -> {
                    Filter ofReference = Filter.NONE.and("reference", reference.toString());
                    if (calls.list(LedgerTable.REFERENCE_SCORES, ofReference, PageRequest.FIRST)
                            .rows()
                            .isEmpty()) {
                        throw Errors.notFound(reference);
                    }
                    return filter.and("reference", reference.toString());
                })
                .orElse(filter);
    }

    private Filter filter(String name, String words) {
        Filter filter = RequestFields.parse("filter", words, text -> Filter.parse(text, LedgerTable.SCORES, FIELDS));
        ParentFilter parent = RequestFields.parse("parent", name, ParentFilter::ofScores);
        parent.check(calls);
        return parent.filter(filter);
    }
}
