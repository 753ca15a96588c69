package ventral.gateway.grpc.security;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import ventral.gateway.grpc.Errors;
import ventral.gateway.security.AccessDecision;
import ventral.gateway.security.AccessRefusal;
import ventral.gateway.security.AccessRefusalCounts;
import ventral.gateway.security.AuditRecord;
import ventral.gateway.security.Authentication;
import ventral.gateway.security.Authenticator;
import ventral.gateway.security.Principal;
import ventral.gateway.security.RequestQuota;
import ventral.platform.security.Role;

/**
 * Serves only calls whose caller is known, has the role that the method requires, and keeps within its quota. Every
 * refusal is counted and logged, and every call that changes something is logged.
 */
public final class AccessInterceptor implements ServerInterceptor {

    private final Authenticator authenticator;
    private final @Nullable RequestQuota quota;
    private final AuditLog audit;
    private final AccessRefusalCounts refusals;

    /**
     * Creates an interceptor for all ports of a gateway.
     *
     * @param quota requests of each principal, and of each address without one; null for no limit
     * @param refusals where refused calls are counted
     */
    public AccessInterceptor(
            Authenticator authenticator, @Nullable RequestQuota quota, AuditLog audit, AccessRefusalCounts refusals) {
        this.authenticator = authenticator;
        this.quota = quota;
        this.audit = audit;
        this.refusals = refusals;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return interceptCall(call, headers, next, Runnable::run);
    }

    /**
     * Intercepts a call.
     *
     * @param closing executor that closes a refused call
     */
    <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next, Executor closing) {
        // Refuses an address that keeps guessing before a signature is verified for it.
        Refusal excess = findExcess(call, null, RequestQuota::check);
        if (excess != null) {
            return refuse(call, excess, closing);
        }
        Authentication caller = authenticator.authenticate(CallCredentials.of(call, headers));
        Role required = RequiredRoles.of(call.getMethodDescriptor());
        Refusal refusal = findRefusal(call, caller, required);
        if (refusal != null) {
            return refuse(call, refusal, closing);
        }
        Principal principal = ((Authentication.Accepted) caller).principal();
        if (!required.includes(Role.OPERATOR)) {
            return next.startCall(call, headers);
        }
        AuditedCall<Q, A> audited = new AuditedCall<>(call, principal, CallCredentials.peer(call), audit);
        return audited.listener(next.startCall(audited, headers));
    }

    private record Refusal(AccessRefusal reason, StatusRuntimeException error, AuditRecord record, boolean isLogged) {}

    private @Nullable Refusal findRefusal(ServerCall<?, ?> call, Authentication caller, Role required) {
        Principal known = caller instanceof Authentication.Accepted accepted ? accepted.principal() : null;
        Refusal excess = findExcess(call, known, RequestQuota::acquire);
        if (excess != null) {
            return excess;
        }
        if (caller instanceof Authentication.Unavailable unavailable) {
            return refusal(
                    AccessRefusal.AUTHENTICATION_UNAVAILABLE,
                    call,
                    null,
                    Errors.authenticationUnavailable(unavailable.reason()),
                    true);
        }
        if (caller instanceof Authentication.Rejected rejected) {
            return refusal(AccessRefusal.UNAUTHENTICATED, call, null, Errors.unauthenticated(rejected.reason()), true);
        }
        if (known != null && AccessDecision.of(caller, required) == AccessDecision.PERMISSION_DENIED) {
            String reason =
                    "%s requires the role %s, and %s has the role %s: have an administrator of the gateway change it"
                            .formatted(
                                    call.getMethodDescriptor().getFullMethodName(),
                                    required.id(),
                                    known.name(),
                                    known.role().id());
            return refusal(AccessRefusal.PERMISSION_DENIED, call, known, Errors.permissionDenied(reason), true);
        }
        return null;
    }

    private @Nullable Refusal findExcess(
            ServerCall<?, ?> call,
            @Nullable Principal known,
            BiFunction<RequestQuota, String, RequestQuota.Outcome> method) {
        if (quota == null) {
            return null;
        }
        String who = known == null ? "a client at " + CallCredentials.peer(call) : known.identity();
        RequestQuota.Outcome outcome = method.apply(quota, who);
        return outcome == RequestQuota.Outcome.GRANTED
                ? null
                : refusal(
                        AccessRefusal.REQUEST_QUOTA,
                        call,
                        known,
                        Errors.tooManyRequests(quota.refusal(who)),
                        outcome == RequestQuota.Outcome.EXHAUSTED);
    }

    private static Refusal refusal(
            AccessRefusal reason,
            ServerCall<?, ?> call,
            @Nullable Principal known,
            StatusRuntimeException error,
            boolean isLogged) {
        return new Refusal(
                reason,
                error,
                AuditRecord.refused(
                        known,
                        call.getMethodDescriptor().getFullMethodName(),
                        error.getStatus().getCode().name(),
                        CallCredentials.peer(call)),
                isLogged);
    }

    private <Q, A> ServerCall.Listener<Q> refuse(ServerCall<Q, A> call, Refusal refusal, Executor closing) {
        refusals.add(refusal.reason());
        if (refusal.isLogged()) {
            audit.log(refusal.record());
        }
        Metadata trailers = refusal.error().getTrailers();
        closing.execute(() -> call.close(refusal.error().getStatus(), trailers == null ? new Metadata() : trailers));
        return new ServerCall.Listener<>() {};
    }
}
