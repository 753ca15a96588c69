package ventral.benchmarks.gateway.grpc;

import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.WatchScoresRequest;
import ventral.api.v1.WatchScoresResponse;

/** Runs clients that watch all scores and never read one, each on a connection of its own. */
public final class StalledWatchClients implements AutoCloseable {

    private static final WatchScoresRequest EVERY_SCORE =
            WatchScoresRequest.newBuilder().setParent("runs/-/checkpoints/-").build();

    private final String address;
    private final List<ManagedChannel> channels = new ArrayList<>();

    StalledWatchClients(String address) {
        this.address = address;
    }

    /** Closes the watches, most of which the gateway has ended after a while, and opens new ones. */
    public synchronized void reopen(int count) {
        close();
        for (int i = 0; i < count; i++) {
            ManagedChannel channel = BenchApiClient.channel(address);
            channels.add(channel);
            ScoreServiceGrpc.newStub(channel).watchScores(EVERY_SCORE, new StalledObserver());
        }
    }

    /** Requests no message, so that what the gateway sends fills the window of flow control. */
    private static final class StalledObserver
            implements ClientResponseObserver<WatchScoresRequest, WatchScoresResponse> {

        @Override
        public void beforeStart(ClientCallStreamObserver<WatchScoresRequest> call) {
            call.disableAutoRequestWithInitial(0);
        }

        @Override
        public void onNext(WatchScoresResponse response) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }

    @Override
    public synchronized void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        channels.clear();
    }
}
