package ventral.gateway.armeria;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tracks streaming calls, which end only when their client ends them or the web server closes. */
final class StreamingCallTracker {

    private final Set<ServiceRequestContext> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /** Registers the call if its response is a stream; used as a {@link io.grpc.ServerInterceptor}. */
    <Q, A> ServerCall.Listener<Q> intercept(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!call.getMethodDescriptor().getType().serverSendsOneMessage()) {
            ServiceRequestContext context = ServiceRequestContext.current();
            open.add(context);
            context.log().whenComplete().thenRun(() -> open.remove(context));
            if (closing) {
                cancelAll(context);
            }
        }
        return next.startCall(call, headers);
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
