package ventral.gateway.jose4j;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads the body of a response, and fails as soon as the body is longer than a limit. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> body = BodySubscribers.ofByteArray();
    private final long limit;
    private long length;
    private Flow.@Nullable Subscription subscription;

    BoundedBody(long limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        body.onSubscribe(started);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (isTooLong()) {
            return;
        }
        length += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (!isTooLong()) {
            body.onNext(buffers);
            return;
        }
        if (subscription != null) {
            subscription.cancel();
        }
        body.onError(new IOException("the answer has more than %d bytes".formatted(limit)));
    }

    private boolean isTooLong() {
        return length > limit;
    }

    @Override
    public void onError(Throwable failure) {
        if (!isTooLong()) {
            body.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (!isTooLong()) {
            body.onComplete();
        }
    }
}
