package ventral.gateway.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import org.jboss.logging.Logger;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.name.ResourceName;
import ventral.contract.spec.InvalidFieldException;
import ventral.gateway.image.ImageLogUnavailableException;
import ventral.gateway.image.ImageReadersBusyException;
import ventral.gateway.ledger.command.CommandOutcome;
import ventral.gateway.ledger.command.ResourceBusyException;
import ventral.gateway.ledger.query.LedgerUnavailableException;

/** Maps exceptions to gRPC errors: a code, a message for people, and details for programs (Google's AIP-193). */
public final class Errors {

    private static final Logger LOG = Logger.getLogger(Errors.class);
    private static final String DOMAIN = "ventral.dev";
    private static final Duration RETRY_DELAY =
            Duration.newBuilder().setSeconds(1).build();

    private Errors() {}

    /** Returns the error of a call whose work throws. */
    public static StatusRuntimeException of(RuntimeException failure) {
        if (failure instanceof StatusRuntimeException reported) {
            return reported;
        }
        if (failure instanceof InvalidFieldException invalid) {
            return invalid(invalid.field(), String.valueOf(invalid.getMessage()));
        }
        if (failure instanceof LedgerUnavailableException unavailable) {
            return again(Code.UNAVAILABLE, "LEDGER_UNAVAILABLE", unavailable);
        }
        if (failure instanceof ResourceBusyException busy) {
            return again(Code.UNAVAILABLE, "RESOURCE_BUSY", busy);
        }
        if (failure instanceof ImageLogUnavailableException away) {
            return again(Code.UNAVAILABLE, "IMAGE_LOG_UNAVAILABLE", away);
        }
        if (failure instanceof ImageReadersBusyException busy) {
            return again(Code.RESOURCE_EXHAUSTED, "IMAGE_READERS_BUSY", busy);
        }
        if (failure instanceof DamagedStreamException damaged) {
            LOG.error("a stream's images are damaged", damaged);
            return error(Code.DATA_LOSS, "DAMAGED_STREAM", String.valueOf(damaged.getMessage()));
        }
        LOG.error("a call failed with an unexpected error", failure);
        return error(Code.INTERNAL, "UNEXPECTED", "internal error of the gateway: see its log");
    }

    /**
     * Returns the value of a successful command.
     *
     * @param resource the resource's field in the request, such as {@code run}
     * @throws StatusRuntimeException if the command failed
     */
    public static <T> T valueOrThrow(CommandOutcome<T> outcome, String resource) {
        if (outcome instanceof CommandOutcome.Success<T> done) {
            return done.value();
        }
        if (outcome instanceof CommandOutcome.NotFound<T> missing) {
            throw notFound(missing.name());
        }
        if (outcome instanceof CommandOutcome.AlreadyExists<T> taken) {
            throw error(
                    Code.ALREADY_EXISTS,
                    "ALREADY_EXISTS",
                    taken.name() + " already exists: choose another id",
                    resource(taken.name()));
        }
        if (outcome instanceof CommandOutcome.FailedPrecondition<T> impossible) {
            throw precondition(impossible.name(), impossible.reason());
        }
        CommandOutcome.InvalidArgument<T> refused = (CommandOutcome.InvalidArgument<T>) outcome;
        boolean beside = refused.field().equals(resource + "_id");
        throw invalid(
                beside ? refused.field() : "%s.spec.%s".formatted(resource, refused.field()), refused.description());
    }

    public static StatusRuntimeException notFound(ResourceName name) {
        return error(Code.NOT_FOUND, "NOT_FOUND", name + " does not exist", resource(name));
    }

    /** Creates the error of a watch that cannot resume from its client's position. */
    public static StatusRuntimeException outOfRange() {
        return error(
                Code.OUT_OF_RANGE,
                "RESUME_TOKEN_OUT_OF_RANGE",
                "the ledger was rebuilt since resume_token was issued: watch again without one");
    }

    /** Creates the error of a watch whose client takes no messages, after it has taken none for some time. */
    public static StatusRuntimeException stalled(java.time.Duration time) {
        return error(
                Code.UNAVAILABLE,
                "CLIENT_STALLED",
                "the client has taken no message for %d s: watch again from its last resume_token"
                        .formatted(time.toSeconds()),
                RetryInfo.newBuilder().setRetryDelay(RETRY_DELAY).build());
    }

    /** Creates the error of a read that would start beyond the end. */
    public static StatusRuntimeException beyondTheEnd(String field, long value, long size) {
        return error(Code.OUT_OF_RANGE, "BEYOND_THE_END", "%s %d is beyond the end, %d".formatted(field, value, size));
    }

    /** Creates the error of an existing resource whose file cannot be opened. */
    public static StatusRuntimeException unreachable(ResourceName name, IOException failure) {
        return precondition(name, String.valueOf(failure.getMessage()));
    }

    /** Creates the error of a file that fails while it is read. */
    public static StatusRuntimeException unreadable(Exception failure) {
        LOG.error("reading a file failed", failure);
        return error(
                Code.UNAVAILABLE,
                "FILE_UNREADABLE",
                "reading the file failed: " + failure.getMessage(),
                RetryInfo.newBuilder().setRetryDelay(RETRY_DELAY).build());
    }

    /** Creates the error of a caller who is not known. */
    public static StatusRuntimeException unauthenticated(String reason) {
        return error(Code.UNAUTHENTICATED, "UNAUTHENTICATED", reason);
    }

    /** Creates the error of a caller whose credentials cannot be checked for the moment. */
    public static StatusRuntimeException authenticationUnavailable(String reason) {
        return error(
                Code.UNAVAILABLE,
                "AUTHENTICATION_UNAVAILABLE",
                reason,
                RetryInfo.newBuilder().setRetryDelay(RETRY_DELAY).build());
    }

    /** Creates the error of a caller whose role does not permit a call. */
    public static StatusRuntimeException permissionDenied(String reason) {
        return error(Code.PERMISSION_DENIED, "INSUFFICIENT_ROLE", reason);
    }

    /** Creates the error of a caller who sends too many requests. */
    public static StatusRuntimeException tooManyRequests(String reason) {
        return error(
                Code.RESOURCE_EXHAUSTED,
                "TOO_MANY_REQUESTS",
                reason,
                RetryInfo.newBuilder().setRetryDelay(RETRY_DELAY).build());
    }

    /** Creates the error of a transient failure, with a delay after which to retry. */
    private static StatusRuntimeException again(Code code, String reason, RuntimeException failure) {
        return error(
                code,
                reason,
                String.valueOf(failure.getMessage()),
                RetryInfo.newBuilder().setRetryDelay(RETRY_DELAY).build());
    }

    private static StatusRuntimeException precondition(ResourceName name, String reason) {
        PreconditionFailure.Violation violation = PreconditionFailure.Violation.newBuilder()
                .setType("STATE")
                .setSubject(name.toString())
                .setDescription(reason)
                .build();
        return error(
                Code.FAILED_PRECONDITION,
                "FAILED_PRECONDITION",
                reason,
                PreconditionFailure.newBuilder().addViolations(violation).build(),
                resource(name));
    }

    private static StatusRuntimeException invalid(String field, String description) {
        BadRequest.FieldViolation violation = BadRequest.FieldViolation.newBuilder()
                .setField(field)
                .setDescription(description)
                .setReason("INVALID_FIELD")
                .build();
        return error(
                Code.INVALID_ARGUMENT,
                "INVALID_FIELD",
                field + ": " + description,
                BadRequest.newBuilder().addFieldViolations(violation).build());
    }

    private static ResourceInfo resource(ResourceName name) {
        return ResourceInfo.newBuilder()
                .setResourceType(ResourceTypes.of(name))
                .setResourceName(name.toString())
                .build();
    }

    private static StatusRuntimeException error(Code code, String reason, String message, Message... details) {
        ErrorInfo info =
                ErrorInfo.newBuilder().setDomain(DOMAIN).setReason(reason).build();
        Status.Builder status = Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage(message)
                .addDetails(Any.pack(info));
        for (Message detail : details) {
            status.addDetails(Any.pack(detail));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }
}
