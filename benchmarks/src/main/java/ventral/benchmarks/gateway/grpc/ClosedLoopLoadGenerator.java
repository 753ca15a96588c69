package ventral.benchmarks.gateway.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Generates load from callers that each call again as soon as they have a response. */
final class ClosedLoopLoadGenerator {

    private final Channel channel;
    private final MethodDescriptor<byte[], byte[]> method;
    private final List<byte[]> requests;
    private final AtomicLong started = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private volatile long endNanos;

    /**
     * Creates the load.
     *
     * @param requests requests made in turn
     */
    ClosedLoopLoadGenerator(Channel channel, MethodDescriptor<byte[], byte[]> method, List<byte[]> requests) {
        this.channel = channel;
        this.method = method;
        this.requests = requests;
    }

    /**
     * Returns the responses per second.
     *
     * @throws java.util.concurrent.CompletionException if a call fails
     */
    double perSecond(int callerCount, double seconds) {
        long start = System.nanoTime();
        long before = answered.get();
        endNanos = start + (long) (seconds * 1e9);
        CompletableFuture<?>[] callers = new CompletableFuture<?>[callerCount];
        for (int i = 0; i < callerCount; i++) {
            CompletableFuture<Void> caller = new CompletableFuture<>();
            callers[i] = caller;
            call(caller);
        }
        CompletableFuture.allOf(callers).join();
        return (answered.get() - before) * 1e9 / (System.nanoTime() - start);
    }

    private void call(CompletableFuture<Void> caller) {
        byte[] request = requests.get((int) (started.getAndIncrement() % requests.size()));
        ClientCalls.asyncUnaryCall(channel.newCall(method, CallOptions.DEFAULT), request, new StreamObserver<byte[]>() {
            @Override
            public void onNext(byte[] answer) {}

            @Override
            public void onError(Throwable failure) {
                caller.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {
                answered.incrementAndGet();
                if (System.nanoTime() < endNanos) {
                    call(caller);
                } else {
                    caller.complete(null);
                }
            }
        });
    }
}
