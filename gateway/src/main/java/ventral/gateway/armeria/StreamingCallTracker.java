package ventral.gateway.armeria;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ventral.gateway.access.StreamQuota;

/**
 * Tracks streaming calls, which end only when their client ends them or the web server closes, and rejects those of a
 * client that has too many of them open.
 */
final class StreamingCallTracker {

    private static final String DEADLINE = "grpc-timeout";

    private final Set<ServiceRequestContext> open = ConcurrentHashMap.newKeySet();
    private final StreamQuota quota;
    private volatile boolean closing;

    StreamingCallTracker(StreamQuota quota) {
        this.quota = quota;
    }

    /** Registers the call if its response is a stream; used as a {@link io.grpc.ServerInterceptor}. */
    <Q, A> ServerCall.Listener<Q> intercept(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!call.getMethodDescriptor().getType().serverSendsOneMessage()) {
            ServiceRequestContext context = ServiceRequestContext.current();
            String client = context.remoteAddress().getHostString();
            if (!quota.tryAcquire(client)) {
                call.close(Status.RESOURCE_EXHAUSTED.withDescription(quota.refusal(client)), new Metadata());
                return new ServerCall.Listener<>() {};
            }
            register(context, client);
        }
        return next.startCall(call, headers);
    }

    private void register(ServiceRequestContext context, String client) {
        if (!context.request().headers().contains(DEADLINE)) {
            // The server's own deadline is for calls that are answered at once.
            context.clearRequestTimeout();
        }
        open.add(context);
        context.log().whenComplete().thenRun(() -> {
            open.remove(context);
            quota.release(client);
        });
        if (closing) {
            cancelAll(context);
        }
    }

    /** Cancels the calls that are open, and every call that is opened from now on. */
    void cancelAll() {
        closing = true;
        open.forEach(StreamingCallTracker::cancelAll);
    }

    private static void cancelAll(ServiceRequestContext context) {
        context.cancel(Status.UNAVAILABLE
                .withDescription(
                        "the gateway is stopping: retry once it is back; resume a watch from its last resume_token")
                .asRuntimeException());
    }
}
