package ventral.cli.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.ResourceInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the gateway rejects a call or does not answer it. The message is for the user and holds every detail of
 * the answer.
 */
public final class GatewayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Status.Code code;

    GatewayException(String address, StatusRuntimeException cause) {
        super(describe(address, cause), cause);
        this.code = cause.getStatus().getCode();
    }

    /**
     * Returns whether nothing listens at the address, or the gateway does not answer in time. A gateway whose
     * certificate is refused does answer.
     */
    public boolean isUnreachable() {
        if (tlsFailure(this) != null) {
            return false;
        }
        return code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED;
    }

    boolean isNotFound() {
        return code == Status.Code.NOT_FOUND;
    }

    private static String describe(String address, StatusRuntimeException failure) {
        com.google.rpc.Status status = StatusProto.fromThrowable(failure);
        boolean isOfTheGateway = status != null && status.getDetailsCount() > 0;
        if (tlsFailure(failure) != null) {
            return "no TLS connection to the gateway %s: %s. Name its certificate authority with --tls-ca, and if it identifies clients by certificate, yours with --tls-certificate; a gateway without TLS is HOST:PORT without https://"
                    .formatted(address, cause(failure));
        }
        if (!isOfTheGateway && failure.getStatus().getCode() == Status.Code.UNAVAILABLE) {
            return "no gateway answers at %s (%s): start a system with './ventral up', or name another gateway with --gateway"
                            .formatted(address, cause(failure))
                    + tlsHint(address, cause(failure));
        }
        if (!isOfTheGateway && failure.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
            return "the gateway at %s does not answer in time: check with './ventral status' that every component runs, then try again"
                    .formatted(address);
        }
        List<String> lines = new ArrayList<>();
        String words = failure.getStatus().getDescription();
        lines.add("gateway %s: %s%s"
                .formatted(address, failure.getStatus().getCode(), words == null ? "" : ": " + words));
        if (status != null) {
            status.getDetailsList().stream()
                    .flatMap(GatewayException::detail)
                    .filter(detail -> !lines.get(0).contains(detail))
                    .map("  "::concat)
                    .forEach(lines::add);
        }
        remedy(address, failure.getStatus().getCode()).map("  "::concat).ifPresent(lines::add);
        return String.join("\n", lines);
    }

    /** Returns what a caller without access can do; empty for other failures. */
    private static Optional<String> remedy(String address, Status.Code code) {
        if (code == Status.Code.UNAUTHENTICATED) {
            return Optional.of(
                    "log in with 'ventral login --gateway %s', or name a valid token with --token-file or VENTRAL_TOKEN"
                            .formatted(address));
        }
        if (code == Status.Code.PERMISSION_DENIED) {
            return Optional.of("if your role is too low, log in with another token: 'ventral login --gateway %s'"
                    .formatted(address));
        }
        return Optional.empty();
    }

    /** Returns the hint that a gateway which ends plaintext connections may expect TLS; empty if nothing listens. */
    private static String tlsHint(String address, String cause) {
        boolean mayHaveTls = !address.startsWith("https://") && !cause.contains("refused");
        return mayHaveTls ? "; if it has TLS, write https://" + address : "";
    }

    private static @Nullable SSLException tlsFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException refusal) {
                return refusal;
            }
        }
        return null;
    }

    /** Returns the root cause, such as {@code Connection refused}. */
    private static String cause(StatusRuntimeException failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String words = deepest == failure ? failure.getStatus().getDescription() : deepest.getMessage();
        return words == null
                ? failure.getStatus().getCode().name()
                : words.replaceFirst("^finishConnect\\S* failed.*?: ", "");
    }

    private static Stream<String> detail(Any detail) {
        if (detail.is(BadRequest.class)) {
            return unpack(detail, BadRequest.class).getFieldViolationsList().stream()
                    .map(violation -> violation.getField() + ": " + violation.getDescription());
        }
        if (detail.is(PreconditionFailure.class)) {
            return unpack(detail, PreconditionFailure.class).getViolationsList().stream()
                    .map(violation -> violation.getSubject() + ": " + violation.getDescription());
        }
        if (detail.is(ResourceInfo.class)) {
            return Stream.of(unpack(detail, ResourceInfo.class).getResourceName());
        }
        if (detail.is(ErrorInfo.class)) {
            return Stream.of(unpack(detail, ErrorInfo.class).getReason());
        }
        return Stream.of(detail.getTypeUrl());
    }

    private static <T extends Message> T unpack(Any detail, Class<T> type) {
        try {
            return detail.unpack(type);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the gateway's response holds a damaged " + type.getSimpleName(), e);
        }
    }
}
