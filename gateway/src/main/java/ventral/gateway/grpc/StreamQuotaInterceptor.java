package ventral.gateway.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import ventral.gateway.access.StreamQuota;

/** Rejects the streams of a client that has too many of them open. */
@GlobalInterceptor
@Singleton
class StreamQuotaInterceptor implements ServerInterceptor {

    private final StreamQuota quota;

    StreamQuotaInterceptor(StreamQuota quota) {
        this.quota = quota;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (call.getMethodDescriptor().getType().serverSendsOneMessage()) {
            return next.startCall(call, headers);
        }
        String client = client(call);
        if (!quota.tryAcquire(client)) {
            call.close(Status.RESOURCE_EXHAUSTED.withDescription(quota.refusal(client)), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        AtomicBoolean open = new AtomicBoolean(true);
        Runnable release = () -> {
            if (open.getAndSet(false)) {
                quota.release(client);
            }
        };
        try {
            return new ReleasingListener<>(next.startCall(new ReleasingCall<>(call, release), headers), release);
        } catch (RuntimeException e) {
            release.run();
            throw e;
        }
    }

    private static String client(ServerCall<?, ?> call) {
        SocketAddress address = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        return address instanceof InetSocketAddress socket ? socket.getHostString() : "of this process";
    }

    private static final class ReleasingCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

        private final Runnable release;

        ReleasingCall(ServerCall<Q, A> call, Runnable release) {
            super(call);
            this.release = release;
        }

        @Override
        public void close(Status status, Metadata trailers) {
            release.run();
            super.close(status, trailers);
        }
    }

    private static final class ReleasingListener<Q> extends SimpleForwardingServerCallListener<Q> {

        private final Runnable release;

        ReleasingListener(ServerCall.Listener<Q> listener, Runnable release) {
            super(listener);
            this.release = release;
        }

        @Override
        public void onCancel() {
            release.run();
            super.onCancel();
        }

        @Override
        public void onComplete() {
            release.run();
            super.onComplete();
        }
    }
}
