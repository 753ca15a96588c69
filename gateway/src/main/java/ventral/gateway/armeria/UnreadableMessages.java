package ventral.gateway.armeria;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.grpc.GrpcExceptionHandlerFunction;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client is told whose message is none: what is wrong with it, in the words of protobuf's reader. */
final class UnreadableMessages implements GrpcExceptionHandlerFunction {

    @Override
    public @Nullable Status apply(RequestContext context, Status status, Throwable cause, Metadata metadata) {
        if (!(cause instanceof InvalidProtocolBufferException)) {
            return null;
        }
        String description = "the request cannot be read: " + cause.getMessage();
        StatusRuntimeException told = StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Code.INVALID_ARGUMENT_VALUE)
                .setMessage(description)
                .addDetails(Any.pack(BadRequest.newBuilder()
                        .addFieldViolations(BadRequest.FieldViolation.newBuilder()
                                .setDescription(description)
                                .setReason("UNREADABLE"))
                        .build()))
                .build());
        Optional.ofNullable(told.getTrailers()).ifPresent(metadata::merge);
        return told.getStatus();
    }
}
