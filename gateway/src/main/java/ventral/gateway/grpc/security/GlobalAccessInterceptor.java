package ventral.gateway.grpc.security;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Singleton;

/** Registers the {@link AccessInterceptor} at the gRPC port of Quarkus, for reflection and health as well. */
@GlobalInterceptor
@Singleton
class GlobalAccessInterceptor implements ServerInterceptor, Prioritized {

    /** Below the interceptors that need the exchange in the context, above those that count what a call uses. */
    private static final int PRIORITY = Integer.MAX_VALUE - 2;

    private final AccessInterceptor access;

    GlobalAccessInterceptor(AccessInterceptor access) {
        this.access = access;
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return access.interceptCall(call, headers, next, GlobalAccessInterceptor::runAfterStart);
    }

    /** Runs a task once the call has started: the server of Vert.x cannot close a call without a listener. */
    private static void runAfterStart(Runnable task) {
        Context context = Vertx.currentContext();
        if (context == null) {
            task.run();
        } else {
            context.runOnContext(nothing -> task.run());
        }
    }
}
