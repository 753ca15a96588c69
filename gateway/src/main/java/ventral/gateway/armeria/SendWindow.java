package ventral.gateway.armeria;

import com.google.protobuf.MessageLite;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets a stream have more than one message on its way. Armeria calls a stream ready only when its last message has left,
 * and a watch would then ask the ledger anew for each of its rows.
 */
final class SendWindow {

    private static final long BYTES = 64 << 10;

    private SendWindow() {}

    /** A {@link io.grpc.ServerInterceptor}. */
    static <Q, A> ServerCall.Listener<Q> intercept(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (call.getMethodDescriptor().getType().serverSendsOneMessage()) {
            return next.startCall(call, headers);
        }
        Windowed<Q, A> windowed = new Windowed<>(call);
        return new SimpleForwardingServerCallListener<>(next.startCall(windowed, headers)) {
            @Override
            public void onReady() {
                windowed.sentBytes.set(0);
                super.onReady();
            }
        };
    }

    private static final class Windowed<Q, A> extends SimpleForwardingServerCall<Q, A> {

        /** Since all had left, or longer: a message that is sent meanwhile may go uncounted, so up to two windows. */
        private final AtomicLong sentBytes = new AtomicLong();

        Windowed(ServerCall<Q, A> call) {
            super(call);
        }

        @Override
        public void sendMessage(A message) {
            sentBytes.addAndGet(((MessageLite) message).getSerializedSize());
            super.sendMessage(message);
        }

        @Override
        public boolean isReady() {
            return super.isReady() || (!isCancelled() && sentBytes.get() < BYTES);
        }
    }
}
