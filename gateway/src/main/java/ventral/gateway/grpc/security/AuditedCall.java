package ventral.gateway.grpc.security;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import ventral.gateway.security.AuditRecord;
import ventral.gateway.security.Principal;

/**
 * Logs a call when it ends, with the resource that its request or its response names. A request that is only validated
 * changes nothing and is not logged.
 */
final class AuditedCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

    private static final String NAME = "name";
    private static final String PARENT = "parent";
    private static final String REQUEST_ID = "request_id";
    private static final String VALIDATE_ONLY = "validate_only";

    private final Principal principal;
    private final String peer;
    private final AuditLog audit;
    private final AtomicBoolean isOpen = new AtomicBoolean(true);
    private volatile @Nullable Message request;
    private volatile @Nullable Message response;

    AuditedCall(ServerCall<Q, A> call, Principal principal, String peer, AuditLog audit) {
        super(call);
        this.principal = principal;
        this.peer = peer;
        this.audit = audit;
    }

    /** Returns a listener that sees the request before another. */
    ServerCall.Listener<Q> listener(ServerCall.Listener<Q> next) {
        return new SimpleForwardingServerCallListener<>(next) {
            @Override
            public void onMessage(Q message) {
                request = message instanceof Message readable ? readable : null;
                super.onMessage(message);
            }

            @Override
            public void onCancel() {
                log(Status.CANCELLED);
                super.onCancel();
            }
        };
    }

    @Override
    public void sendMessage(A message) {
        response = message instanceof Message readable ? readable : null;
        super.sendMessage(message);
    }

    @Override
    public void close(Status status, Metadata trailers) {
        log(status);
        super.close(status, trailers);
    }

    private void log(Status status) {
        if (!isOpen.getAndSet(false) || Boolean.TRUE.equals(find(request, VALIDATE_ONLY))) {
            return;
        }
        audit.log(new AuditRecord(
                principal,
                getMethodDescriptor().getFullMethodName(),
                resource(),
                text(request, REQUEST_ID),
                status.getCode().name(),
                peer));
    }

    private String resource() {
        String created = text(response, NAME);
        String named = created.isEmpty() ? text(request, NAME) : created;
        return named.isEmpty() ? text(request, PARENT) : named;
    }

    private static String text(@Nullable Message message, String field) {
        return find(message, field) instanceof String text ? text : "";
    }

    private static @Nullable Object find(@Nullable Message message, String field) {
        if (message == null) {
            return null;
        }
        FieldDescriptor descriptor = message.getDescriptorForType().findFieldByName(field);
        return descriptor == null ? null : message.getField(descriptor);
    }
}
