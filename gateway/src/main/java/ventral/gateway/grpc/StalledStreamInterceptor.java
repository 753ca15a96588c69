package ventral.gateway.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import ventral.gateway.access.StallDetector;

/**
 * Resets the streams of clients that take nothing. A stream that is only closed keeps what its client has not taken
 * until the connection ends.
 */
@GlobalInterceptor
@Singleton
class StalledStreamInterceptor implements ServerInterceptor, Prioritized {

    /** Longer than a watch waits before it ends with an error, which a client that is only slow can still read. */
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static final int INTERVALS = 6;

    /** The error code REFUSED_STREAM of HTTP/2, which gRPC clients report as UNAVAILABLE, so that they try again. */
    private static final long REFUSED_STREAM = 7;

    private final Duration timeout;

    StalledStreamInterceptor() {
        this(TIMEOUT);
    }

    /**
     * Creates the interceptor.
     *
     * @param timeout time without taking a message after which a client is stalled
     */
    StalledStreamInterceptor(Duration timeout) {
        this.timeout = timeout;
    }

    /** Runs after {@link DisconnectInterceptor}, while the exchange that carries the call is still in the context. */
    @Override
    public int getPriority() {
        return Integer.MAX_VALUE - 1;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        RoutingContext exchange = DisconnectInterceptor.exchange();
        if (exchange == null || call.getMethodDescriptor().getType().serverSendsOneMessage()) {
            return next.startCall(call, headers);
        }
        CountingCall<Q, A> counting = new CountingCall<>(call);
        ServerCall.Listener<Q> listener = next.startCall(counting, headers);
        StallDetector stalls = new StallDetector(INTERVALS);
        Vertx vertx = exchange.vertx();
        long timer = vertx.setPeriodic(timeout.toMillis() / INTERVALS, id -> {
            if (stalls.observe(counting.isReady(), counting.messageCount.get())) {
                vertx.cancelTimer(id);
                exchange.response().reset(REFUSED_STREAM);
                listener.onCancel();
            }
        });
        exchange.addEndHandler(end -> vertx.cancelTimer(timer));
        return listener;
    }

    private static final class CountingCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

        private final AtomicLong messageCount = new AtomicLong();

        CountingCall(ServerCall<Q, A> call) {
            super(call);
        }

        @Override
        public void sendMessage(A message) {
            messageCount.incrementAndGet();
            super.sendMessage(message);
        }
    }
}
