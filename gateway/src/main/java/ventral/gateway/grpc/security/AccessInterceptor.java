package ventral.gateway.grpc.security;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;
import ventral.gateway.grpc.Errors;
import ventral.gateway.security.AccessDecision;
import ventral.gateway.security.AuditRecord;
import ventral.gateway.security.Authentication;
import ventral.gateway.security.Authenticator;
import ventral.gateway.security.Principal;
import ventral.gateway.security.RequestQuota;
import ventral.gateway.security.Role;

/**
 * Serves only calls whose caller is known, has the role that the method requires, and keeps within its quota. Every
 * refusal, and every call that changes something, is logged.
 */
public final class AccessInterceptor implements ServerInterceptor {

    private final Authenticator authenticator;
    private final @Nullable RequestQuota quota;
    private final AuditLog audit;

    /**
     * Creates an interceptor for all ports of a gateway.
     *
     * @param quota requests of each principal, and of each address without one; null for no limit
     */
    public AccessInterceptor(Authenticator authenticator, @Nullable RequestQuota quota, AuditLog audit) {
        this.authenticator = authenticator;
        this.quota = quota;
        this.audit = audit;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Authentication caller = authenticator.authenticate(CallCredentials.of(call, headers));
        Role required = RequiredRoles.of(call.getMethodDescriptor());
        Refusal refusal = findRefusal(call, caller, required);
        if (refusal != null) {
            if (refusal.isLogged()) {
                audit.log(refusal.record());
            }
            refuse(call, refusal.error());
            return new ServerCall.Listener<>() {};
        }
        Principal principal = ((Authentication.Accepted) caller).principal();
        if (!required.includes(Role.OPERATOR)) {
            return next.startCall(call, headers);
        }
        AuditedCall<Q, A> audited = new AuditedCall<>(call, principal, CallCredentials.peer(call), audit);
        return audited.listener(next.startCall(audited, headers));
    }

    private record Refusal(StatusRuntimeException error, AuditRecord record, boolean isLogged) {}

    private @Nullable Refusal findRefusal(ServerCall<?, ?> call, Authentication caller, Role required) {
        String peer = CallCredentials.peer(call);
        Principal known = caller instanceof Authentication.Accepted accepted ? accepted.principal() : null;
        String who = known == null ? "a client at " + peer : known.identity();
        RequestQuota.Outcome outcome = quota == null ? RequestQuota.Outcome.GRANTED : quota.acquire(who);
        if (quota != null && outcome != RequestQuota.Outcome.GRANTED) {
            return refusal(
                    call,
                    known,
                    peer,
                    Errors.tooManyRequests(quota.refusal(who)),
                    outcome == RequestQuota.Outcome.EXHAUSTED);
        }
        if (caller instanceof Authentication.Unavailable unavailable) {
            return refusal(call, null, peer, Errors.authenticationUnavailable(unavailable.reason()), true);
        }
        if (caller instanceof Authentication.Rejected rejected) {
            return refusal(call, null, peer, Errors.unauthenticated(rejected.reason()), true);
        }
        if (known != null && AccessDecision.of(caller, required) == AccessDecision.PERMISSION_DENIED) {
            String reason =
                    "%s requires the role %s, and %s has the role %s: have an administrator of the gateway change it"
                            .formatted(
                                    call.getMethodDescriptor().getFullMethodName(),
                                    required.id(),
                                    known.name(),
                                    known.role().id());
            return refusal(call, known, peer, Errors.permissionDenied(reason), true);
        }
        return null;
    }

    private static Refusal refusal(
            ServerCall<?, ?> call,
            @Nullable Principal known,
            String peer,
            StatusRuntimeException error,
            boolean isLogged) {
        return new Refusal(
                error,
                AuditRecord.refused(
                        known,
                        call.getMethodDescriptor().getFullMethodName(),
                        error.getStatus().getCode().name(),
                        peer),
                isLogged);
    }

    private static void refuse(ServerCall<?, ?> call, StatusRuntimeException error) {
        Metadata trailers = error.getTrailers();
        call.close(error.getStatus(), trailers == null ? new Metadata() : trailers);
    }
}
