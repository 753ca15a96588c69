package ventral.gateway.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Cancels the calls of clients that have disconnected. On the port that gRPC shares with HTTP, Quarkus notifies a
 * service neither of a client that cancels after its request has been read nor of a broken connection.
 */
@GlobalInterceptor
@Singleton
class DisconnectInterceptor implements ServerInterceptor, Prioritized {

    /** Runs first, while the exchange that carries the call is still in the context. */
    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        ServerCall.Listener<Q> listener = next.startCall(call, headers);
        RoutingContext exchange = exchange();
        if (exchange != null) {
            exchange.addEndHandler(end -> {
                if (end.failed()) {
                    listener.onCancel();
                }
            });
        }
        return listener;
    }

    /** Returns the exchange that carries the call in the current context; null if there is none. */
    static @Nullable RoutingContext exchange() {
        Context context = Vertx.currentContext();
        return context == null ? null : context.getLocal(RoutingContext.class.getName());
    }
}
