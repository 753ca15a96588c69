package ventral.gateway.armeria;

import com.google.protobuf.MessageLite;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets a stream have several messages in flight. Armeria reports a stream as ready only when its last message has been
 * sent; a watch would then query the ledger once per row.
 */
final class SendWindow {

    private static final long BYTES = 64 << 10;

    private SendWindow() {}

    /** Wraps the call if its response is a stream; used as a {@link io.grpc.ServerInterceptor}. */
    static <Q, A> ServerCall.Listener<Q> intercept(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (call.getMethodDescriptor().getType().serverSendsOneMessage()) {
            return next.startCall(call, headers);
        }
        WindowedServerCall<Q, A> windowed = new WindowedServerCall<>(call);
        return new SimpleForwardingServerCallListener<>(next.startCall(windowed, headers)) {
            @Override
            public void onReady() {
                windowed.sentBytes.set(0);
                super.onReady();
            }
        };
    }

    private static final class WindowedServerCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

        /**
         * Bytes sent since all messages had left. A message that is sent during the reset may go uncounted, so up to
         * two windows can be in flight.
         */
        private final AtomicLong sentBytes = new AtomicLong();

        WindowedServerCall(ServerCall<Q, A> call) {
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
