package ventral.gateway.grpc;

import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import ventral.api.v1.WatchRunsRequest;
import ventral.api.v1.WatchRunsResponse;

/** Observes runs, and receives only as many messages as it has requested. */
public final class RunWatchObserver implements ClientResponseObserver<WatchRunsRequest, WatchRunsResponse> {

    private final int first;
    private final List<WatchRunsResponse> heard = new CopyOnWriteArrayList<>();
    private volatile @Nullable ClientCallStreamObserver<WatchRunsRequest> call;
    private volatile @Nullable Throwable error;

    /**
     * Creates the observer.
     *
     * @param first messages to request before {@link #take}
     */
    public RunWatchObserver(int first) {
        this.first = first;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<WatchRunsRequest> starting) {
        starting.disableAutoRequestWithInitial(first);
        call = starting;
    }

    public void take(int messages) {
        Optional.ofNullable(call).orElseThrow().request(messages);
    }

    public void cancel() {
        Optional.ofNullable(call).orElseThrow().cancel("heard enough", null);
    }

    public List<WatchRunsResponse> awaitMessages(int count) {
        await().until(() -> heard.size() >= count);
        return heard;
    }

    public Status.Code awaitError() {
        await().until(() -> error != null);
        return Status.fromThrowable(error).getCode();
    }

    @Override
    public void onNext(WatchRunsResponse message) {
        heard.add(message);
    }

    @Override
    public void onError(Throwable thrown) {
        error = thrown;
    }

    @Override
    public void onCompleted() {
        error = new IllegalStateException("a watch does not end by itself");
    }
}
