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
import java.util.stream.Stream;

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

    /** Returns whether nothing listens at the address, or the gateway does not answer in time. */
    public boolean isUnreachable() {
        return code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED;
    }

    boolean isNotFound() {
        return code == Status.Code.NOT_FOUND;
    }

    private static String describe(String address, StatusRuntimeException failure) {
        com.google.rpc.Status status = StatusProto.fromThrowable(failure);
        boolean isOfTheGateway = status != null && status.getDetailsCount() > 0;
        if (!isOfTheGateway && failure.getStatus().getCode() == Status.Code.UNAVAILABLE) {
            return "no gateway answers at %s (%s): start a system with './ventral up', or name another gateway with --gateway"
                    .formatted(address, cause(failure));
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
        return String.join("\n", lines);
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
