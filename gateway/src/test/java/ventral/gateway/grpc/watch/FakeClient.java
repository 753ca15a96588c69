package ventral.gateway.grpc.watch;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Receives the messages of a watch in this process, either all of them or none. */
final class FakeClient extends ServerCallStreamObserver<String> {

    final List<String> received = new CopyOnWriteArrayList<>();
    volatile @Nullable Throwable error;
    private final boolean ready;

    private FakeClient(boolean ready) {
        this.ready = ready;
    }

    /** Returns a client that receives every message. */
    static FakeClient live() {
        return new FakeClient(true);
    }

    /** Returns a client that never requests a message. */
    static FakeClient stalled() {
        return new FakeClient(false);
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void onNext(String message) {
        received.add(message);
    }

    @Override
    public void onError(Throwable thrown) {
        error = thrown;
    }

    @Override
    public void onCompleted() {
        error = new IllegalStateException("a watch does not end by itself");
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {}

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void setCompression(String compression) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean enable) {}
}
