package ventral.cli.grpc;

import java.util.List;
import ventral.api.v1.ListReferenceScoresRequest;
import ventral.api.v1.ListReferenceScoresResponse;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.ScoreServiceGrpc;

/** Client of the score service, for scores of reference networks. Every call fails with {@link GatewayException}. */
public final class ReferenceScoreClient {

    public static final String OF_EVERY_REFERENCE = "references/-";

    private final GatewayChannel gateway;

    ReferenceScoreClient(GatewayChannel gateway) {
        this.gateway = gateway;
    }

    /** Lists the scores of every reference network, network by network. */
    public List<ReferenceScore> list() {
        return list(OF_EVERY_REFERENCE, "", "");
    }

    /**
     * Lists scores of reference networks.
     *
     * @param parent see {@code ListReferenceScoresRequest.parent}
     * @param filter see {@code ListReferenceScoresRequest.filter}; empty for every score
     * @param orderBy see {@code ListReferenceScoresRequest.order_by}; empty for network by network
     */
    public List<ReferenceScore> list(String parent, String filter, String orderBy) {
        var request = ListReferenceScoresRequest.newBuilder()
                .setParent(parent)
                .setPageSize(GatewayChannel.PAGE_SIZE)
                .setFilter(filter)
                .setOrderBy(orderBy);
        return gateway.listAll(
                token -> GatewayChannel.withDeadline(ScoreServiceGrpc.newBlockingStub(gateway.channel()))
                        .listReferenceScores(request.setPageToken(token).build()),
                ListReferenceScoresResponse::getReferenceScoresList,
                ListReferenceScoresResponse::getNextPageToken);
    }
}
