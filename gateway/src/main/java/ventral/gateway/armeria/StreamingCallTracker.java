package ventral.gateway.armeria;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import ventral.gateway.access.StallDetector;
import ventral.gateway.access.StreamQuota;

/**
 * Tracks streaming calls, which end only when their client ends them or the web server closes. It rejects those of a
 * client that has too many of them open, and cuts those of a client that takes nothing: a stream that is only closed
 * keeps what its client has not taken until the connection ends.
 */
final class StreamingCallTracker {

    private static final String DEADLINE = "grpc-timeout";
    private static final int STALL_INTERVALS = 6;

    private final Set<ServiceRequestContext> open = ConcurrentHashMap.newKeySet();
    private final StreamQuota quota;
    private final Duration stall;
    private volatile boolean closing;

    /**
     * Creates a tracker without calls.
     *
     * @param stall time without taking a message after which a call is cut
     */
    StreamingCallTracker(StreamQuota quota, Duration stall) {
        this.quota = quota;
        this.stall = stall;
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
            CountingCall<Q, A> counting = new CountingCall<>(call);
            cutIfStalled(context, counting);
            return next.startCall(counting, headers);
        }
        return next.startCall(call, headers);
    }

    private void cutIfStalled(ServiceRequestContext context, CountingCall<?, ?> call) {
        StallDetector stalls = new StallDetector(STALL_INTERVALS);
        long interval = stall.toMillis() / STALL_INTERVALS;
        Future<?> observations = context.eventLoop()
                .scheduleWithFixedDelay(
                        () -> {
                            if (stalls.observe(call.isReady(), call.messageCount.get())) {
                                context.cancel(Status.UNAVAILABLE
                                        .withDescription(
                                                "the client has taken nothing for %d s: resume after the last message"
                                                        .formatted(stall.toSeconds()))
                                        .asRuntimeException());
                            }
                        },
                        interval,
                        interval,
                        TimeUnit.MILLISECONDS);
        context.log().whenComplete().thenRun(() -> observations.cancel(false));
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
