package ventral.gateway.armeria;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.ResponseCompleteException;
import com.linecorp.armeria.common.grpc.GrpcExceptionHandlerFunction;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Maps exceptions that no service has mapped, such as a message that cannot be parsed. */
final class FallbackExceptionHandler implements GrpcExceptionHandlerFunction {

    private static final Logger LOG = Logger.getLogger(FallbackExceptionHandler.class);

    @Override
    public Status apply(RequestContext context, Status status, Throwable cause, Metadata metadata) {
        if (!(cause instanceof InvalidProtocolBufferException)) {
            return known(context, status, cause, metadata);
        }
        String description = "the request cannot be read: " + cause.getMessage();
        StatusRuntimeException reported = StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Code.INVALID_ARGUMENT_VALUE)
                .setMessage(description)
                .addDetails(Any.pack(BadRequest.newBuilder()
                        .addFieldViolations(BadRequest.FieldViolation.newBuilder()
                                .setDescription(description)
                                .setReason("UNREADABLE"))
                        .build()))
                .build());
        Optional.ofNullable(reported.getTrailers()).ifPresent(metadata::merge);
        return reported.getStatus();
    }

    private static Status known(RequestContext context, Status status, Throwable cause, Metadata metadata) {
        if (cause instanceof ResponseCompleteException) {
            // Armeria ends a request this way once its response is complete.
            return Status.CANCELLED;
        }
        Status known = GrpcExceptionHandlerFunction.of().apply(context, status, cause, metadata);
        if (known == null || known.getCode() == Status.Code.UNKNOWN) {
            LOG.error("a call failed with an unexpected error", cause);
            return Status.INTERNAL.withDescription("internal error of the gateway: see its log");
        }
        return known;
    }
}
