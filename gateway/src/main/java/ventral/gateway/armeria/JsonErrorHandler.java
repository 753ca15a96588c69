package ventral.gateway.armeria;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.grpc.UnframedGrpcErrorHandler;
import com.linecorp.armeria.server.grpc.UnframedGrpcStatusMappingFunction;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes errors of HTTP with JSON: {@code google.rpc.Status} with the same details that gRPC clients get, whether a
 * service or the web server itself found the error.
 */
final class JsonErrorHandler implements UnframedGrpcErrorHandler, ServerErrorHandler {

    static final String API = "/v1/";

    private static final String DETAILS = "grpc-status-details-bin";
    private static final String DOMAIN = "ventral.dev";
    private static final UnframedGrpcStatusMappingFunction HTTP_STATUS = UnframedGrpcStatusMappingFunction.of();

    /** Converts the error that a service responded with. */
    @Override
    public HttpResponse handle(ServiceRequestContext context, io.grpc.Status status, AggregatedHttpResponse response) {
        HttpHeaders trailers = response.trailers().isEmpty() ? response.headers() : response.trailers();
        HttpStatus code = HTTP_STATUS.apply(context, status, null);
        return written(code == null ? HttpStatus.INTERNAL_SERVER_ERROR : code, toStatus(status, trailers))
                .toHttpResponse();
    }

    private static Status toStatus(io.grpc.Status status, HttpHeaders trailers) {
        String details = trailers.get(DETAILS);
        if (details != null) {
            try {
                return Status.parseFrom(Base64.getDecoder().decode(details));
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("the details of a service's error cannot be parsed", e);
            }
        }
        String description = status.getDescription();
        return Status.newBuilder()
                .setCode(status.getCode().value())
                .setMessage(description == null ? status.getCode().name() : description)
                .build();
    }

    /** Converts the error of a request that reached no service; null for paths outside the API. */
    @Override
    public @Nullable HttpResponse onServiceException(ServiceRequestContext context, Throwable cause) {
        if (!context.path().startsWith(API) || !(cause instanceof HttpStatusException found)) {
            return null;
        }
        Throwable reason = found.getCause();
        return errorResponse(
                        found.httpStatus(),
                        reason == null ? null : "the request cannot be read: " + reason.getMessage())
                .toHttpResponse();
    }

    @Override
    public @Nullable AggregatedHttpResponse renderStatus(
            @Nullable ServiceRequestContext context,
            ServiceConfig config,
            @Nullable RequestHeaders headers,
            HttpStatus status,
            @Nullable String description,
            @Nullable Throwable cause) {
        return headers == null || !headers.path().startsWith(API) ? null : errorResponse(status, description);
    }

    /** Creates the response to a request that the web server itself rejects. */
    static AggregatedHttpResponse errorResponse(HttpStatus status, @Nullable String description) {
        ErrorInfo info = ErrorInfo.newBuilder()
                .setDomain(DOMAIN)
                .setReason(status.reasonPhrase().toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_"))
                .build();
        Status error = Status.newBuilder()
                .setCode(code(status).getNumber())
                .setMessage(description == null ? status.reasonPhrase() : description)
                .addDetails(Any.pack(info))
                .build();
        return written(status, error);
    }

    private static Code code(HttpStatus status) {
        return switch (status.code()) {
            case 400, 415 -> Code.INVALID_ARGUMENT;
            case 403 -> Code.PERMISSION_DENIED;
            case 404 -> Code.NOT_FOUND;
            case 405 -> Code.UNIMPLEMENTED;
            case 413 -> Code.RESOURCE_EXHAUSTED;
            case 503 -> Code.UNAVAILABLE;
            default -> status.isClientError() ? Code.FAILED_PRECONDITION : Code.INTERNAL;
        };
    }

    private static AggregatedHttpResponse written(HttpStatus status, Status error) {
        return AggregatedHttpResponse.of(
                ResponseHeaders.of(status, HttpHeaderNames.CONTENT_TYPE, MediaType.JSON_UTF_8),
                HttpData.ofUtf8(ProtobufJsonMarshaller.of(error)));
    }
}
