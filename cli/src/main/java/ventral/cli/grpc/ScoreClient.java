package ventral.cli.grpc;

import io.grpc.Channel;
import java.util.List;
import java.util.Optional;
import ventral.api.v1.Benchmark;
import ventral.api.v1.GetBenchmarkRequest;
import ventral.api.v1.GetScoreRequest;
import ventral.api.v1.ListBenchmarksRequest;
import ventral.api.v1.ListBenchmarksResponse;
import ventral.api.v1.ListReferenceScoresRequest;
import ventral.api.v1.ListReferenceScoresResponse;
import ventral.api.v1.ListScoresRequest;
import ventral.api.v1.ListScoresResponse;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.Score;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.WatchBenchmarksRequest;
import ventral.api.v1.WatchScoresRequest;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ScoreName;

/** Client of the score service, which serves scores and benchmarks. Every call fails with {@link GatewayException}. */
public final class ScoreClient {

    public static final String OF_EVERY_CHECKPOINT = "runs/-/checkpoints/-";
    public static final String OF_EVERY_REFERENCE = "references/-";

    private final GatewayClient gateway;
    private final Channel channel;

    ScoreClient(GatewayClient gateway, Channel channel) {
        this.gateway = gateway;
        this.channel = channel;
    }

    public Score get(ScoreName name) {
        return gateway.call(() -> inTime().getScore(
                        GetScoreRequest.newBuilder().setName(name.toString()).build()));
    }

    /**
     * Lists scores, run by run.
     *
     * @param parent see {@code ListScoresRequest.parent}
     * @param filter see {@code ListScoresRequest.filter}; empty for every score
     */
    public List<Score> list(String parent, String filter) {
        return list(parent, filter, "");
    }

    /**
     * Lists scores in a given order; parent and filter as in {@link #list(String, String)}.
     *
     * @param orderBy see {@code ListScoresRequest.order_by}; empty for run by run
     */
    public List<Score> list(String parent, String filter, String orderBy) {
        var request = ListScoresRequest.newBuilder()
                .setParent(parent)
                .setPageSize(GatewayClient.PAGE_SIZE)
                .setFilter(filter)
                .setOrderBy(orderBy);
        return gateway.listAll(
                token -> inTime().listScores(request.setPageToken(token).build()),
                ListScoresResponse::getScoresList,
                ListScoresResponse::getNextPageToken);
    }

    /**
     * Watches scores: the existing ones, then each new one. Parent and filter are those of {@link #list(String,
     * String)}.
     */
    public ResourceWatcher<Score> watch(String parent, String filter) {
        var request = WatchScoresRequest.newBuilder().setParent(parent).setFilter(filter);
        return new ResourceWatcher<>(
                gateway.address(),
                (token, heard) -> gateway.withBackoffReset(ScoreServiceGrpc.newBlockingStub(channel))
                        .watchScores(request.setResumeToken(token).build())
                        .forEachRemaining(answer -> heard.accept(new ResourceWatcher.WatchEvent<>(
                                answer.hasScore() ? Optional.of(answer.getScore()) : Optional.empty(),
                                answer.getResumeToken()))),
                Score::getName);
    }

    /**
     * Lists scores of reference networks.
     *
     * @param parent see {@code ListReferenceScoresRequest.parent}
     * @param filter see {@code ListReferenceScoresRequest.filter}; empty for every score
     * @param orderBy see {@code ListReferenceScoresRequest.order_by}; empty for network by network
     */
    public List<ReferenceScore> listReferenceScores(String parent, String filter, String orderBy) {
        var request = ListReferenceScoresRequest.newBuilder()
                .setParent(parent)
                .setPageSize(GatewayClient.PAGE_SIZE)
                .setFilter(filter)
                .setOrderBy(orderBy);
        return gateway.listAll(
                token ->
                        inTime().listReferenceScores(request.setPageToken(token).build()),
                ListReferenceScoresResponse::getReferenceScoresList,
                ListReferenceScoresResponse::getNextPageToken);
    }

    public Benchmark getBenchmark(BenchmarkName name) {
        return gateway.call(() -> inTime().getBenchmark(GetBenchmarkRequest.newBuilder()
                .setName(name.toString())
                .build()));
    }

    public List<Benchmark> listBenchmarks() {
        var request = ListBenchmarksRequest.newBuilder().setPageSize(GatewayClient.PAGE_SIZE);
        return gateway.listAll(
                token -> inTime().listBenchmarks(request.setPageToken(token).build()),
                ListBenchmarksResponse::getBenchmarksList,
                ListBenchmarksResponse::getNextPageToken);
    }

    /** Watches benchmarks: the current ones, then each that changes. */
    public ResourceWatcher<Benchmark> watchBenchmarks() {
        return new ResourceWatcher<>(
                gateway.address(),
                (token, heard) -> gateway.withBackoffReset(ScoreServiceGrpc.newBlockingStub(channel))
                        .watchBenchmarks(WatchBenchmarksRequest.newBuilder()
                                .setResumeToken(token)
                                .build())
                        .forEachRemaining(answer -> heard.accept(new ResourceWatcher.WatchEvent<>(
                                answer.hasBenchmark() ? Optional.of(answer.getBenchmark()) : Optional.empty(),
                                answer.getResumeToken()))),
                Benchmark::getName);
    }

    private ScoreServiceGrpc.ScoreServiceBlockingStub inTime() {
        return GatewayClient.withDeadline(ScoreServiceGrpc.newBlockingStub(channel));
    }
}
