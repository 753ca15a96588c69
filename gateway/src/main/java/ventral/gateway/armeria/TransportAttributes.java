package ventral.gateway.armeria;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.Attributes;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import javax.net.ssl.SSLSession;

/** Adds the client's address and TLS session to calls, as other gRPC servers do. */
final class TransportAttributes {

    private TransportAttributes() {}

    /** Used as a {@link io.grpc.ServerInterceptor}. */
    static <Q, A> ServerCall.Listener<Q> intercept(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        ServiceRequestContext context = ServiceRequestContext.current();
        Attributes.Builder attributes =
                call.getAttributes().toBuilder().set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, context.remoteAddress());
        SSLSession session = context.sslSession();
        if (session != null) {
            attributes.set(Grpc.TRANSPORT_ATTR_SSL_SESSION, session);
        }
        return next.startCall(new AttributedCall<>(call, attributes.build()), headers);
    }

    private static final class AttributedCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

        private final Attributes attributes;

        AttributedCall(ServerCall<Q, A> call, Attributes attributes) {
            super(call);
            this.attributes = attributes;
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }
    }
}
