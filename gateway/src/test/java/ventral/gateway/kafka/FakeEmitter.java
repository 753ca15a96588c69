package ventral.gateway.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Passes messages to a broker that acknowledges them or does not. */
final class FakeEmitter implements Emitter<byte[]> {

    final List<Message<byte[]>> sent = new ArrayList<>();
    private final Consumer<Message<byte[]>> broker;

    FakeEmitter(Consumer<Message<byte[]>> broker) {
        this.broker = broker;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <M extends Message<? extends byte[]>> void send(M message) {
        Message<byte[]> bytes = (Message<byte[]>) message;
        sent.add(bytes);
        broker.accept(bytes);
    }

    @Override
    public CompletionStage<Void> send(byte[] payload) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("without a topic"));
    }

    @Override
    public void complete() {}

    @Override
    public void error(Exception e) {}

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public boolean hasRequests() {
        return true;
    }
}
