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

/** The gateway refused a call, or did not answer it. The message is for the user, with every detail of the answer. */
public final class GatewayFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Status.Code code;

    GatewayFailure(String address, StatusRuntimeException cause) {
        super(describe(address, cause), cause);
        this.code = cause.getStatus().getCode();
    }

    /** Nobody listens there, or it does not answer in time. */
    public boolean isUnreachable() {
        return code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED;
    }

    boolean isNotFound() {
        return code == Status.Code.NOT_FOUND;
    }

    private static String describe(String address, StatusRuntimeException failure) {
        List<String> lines = new ArrayList<>();
        String words = failure.getStatus().getDescription();
        lines.add("gateway %s: %s%s"
                .formatted(address, failure.getStatus().getCode(), words == null ? "" : ": " + words));
        com.google.rpc.Status status = StatusProto.fromThrowable(failure);
        if (status != null) {
            status.getDetailsList().stream()
                    .flatMap(GatewayFailure::detail)
                    .map("  "::concat)
                    .forEach(lines::add);
        }
        return String.join("\n", lines);
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
            return Stream.of("reason " + unpack(detail, ErrorInfo.class).getReason());
        }
        return Stream.of(detail.getTypeUrl());
    }

    private static <T extends Message> T unpack(Any detail, Class<T> type) {
        try {
            return detail.unpack(type);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the gateway's answer holds a damaged " + type.getSimpleName(), e);
        }
    }
}
