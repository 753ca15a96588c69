package ventral.scorer.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Keeps what is sent, and acknowledges it at once. */
final class InMemoryEmitter<T> implements Emitter<T> {

    private final List<T> sent = new ArrayList<>();

    @Override
    public CompletionStage<Void> send(T payload) {
        sent.add(payload);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public <M extends Message<? extends T>> void send(M message) {
        sent.add(message.getPayload());
    }

    @Override
    public void complete() {}

    @Override
    public void error(Exception failure) {
        throw new IllegalStateException(failure);
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public boolean hasRequests() {
        return true;
    }

    /** Returns what was sent, in order. */
    List<T> sent() {
        return sent;
    }
}
