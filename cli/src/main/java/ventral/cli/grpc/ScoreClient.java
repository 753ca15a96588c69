package ventral.cli.grpc;

import java.util.List;
import ventral.api.v1.GetScoreRequest;
import ventral.api.v1.ListScoresRequest;
import ventral.api.v1.ListScoresResponse;
import ventral.api.v1.Score;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.WatchScoresRequest;
import ventral.contract.name.ScoreName;

/** Client of the score service, for scores of checkpoints. Every call fails with {@link GatewayException}. */
public final class ScoreClient {

    public static final String OF_EVERY_CHECKPOINT = "runs/-/checkpoints/-";

    private final GatewayChannel gateway;

    ScoreClient(GatewayChannel gateway) {
        this.gateway = gateway;
    }

    public Score get(ScoreName name) {
        return gateway.call(() -> inTime().getScore(
                        GetScoreRequest.newBuilder().setName(name.toString()).build()));
    }

    /**
     * Lists the scores of every checkpoint, run by run.
     *
     * @param filter see {@code ListScoresRequest.filter}; empty for every score
     */
    public List<Score> list(String filter) {
        return list(OF_EVERY_CHECKPOINT, filter);
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
                .setPageSize(GatewayChannel.PAGE_SIZE)
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
                (token, listener) -> gateway.withBackoffReset(ScoreServiceGrpc.newBlockingStub(gateway.channel()))
                        .watchScores(request.setResumeToken(token).build())
                        .forEachRemaining(answer -> listener.accept(new ResourceWatcher.WatchEvent<>(
                                answer.hasScore() ? answer.getScore() : null, answer.getResumeToken()))),
                Score::getName);
    }

    private ScoreServiceGrpc.ScoreServiceBlockingStub inTime() {
        return GatewayChannel.withDeadline(ScoreServiceGrpc.newBlockingStub(gateway.channel()));
    }
}
