package ventral.gateway.armeria;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;
import ventral.gateway.access.RequestHead;
import ventral.gateway.access.RequestPolicy;

/** Rejects foreign requests before any service sees them. */
final class RequestPolicyDecorator extends SimpleDecoratingHttpService {

    private static final String GRPC = "application/grpc";

    private final RequestPolicy policy;

    RequestPolicyDecorator(HttpService service, RequestPolicy policy) {
        super(service);
        this.policy = policy;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
        RequestHeaders headers = request.headers();
        String refusal = policy.findRefusal(head(context, headers));
        if (refusal == null) {
            return unwrap().serve(context, request);
        }
        String contentType = headers.get(HttpHeaderNames.CONTENT_TYPE, "");
        return contentType.startsWith(GRPC)
                ? rejectedCall(contentType, refusal)
                : JsonErrorHandler.errorResponse(HttpStatus.FORBIDDEN, refusal).toHttpResponse();
    }

    /** Creates an error as gRPC has it before any message: in the headers of a response without a body. */
    private static HttpResponse rejectedCall(String contentType, String refusal) {
        return HttpResponse.of(ResponseHeaders.builder(HttpStatus.OK)
                .endOfStream(true)
                .set(HttpHeaderNames.CONTENT_TYPE, contentType)
                .set("grpc-status", Integer.toString(Status.Code.PERMISSION_DENIED.value()))
                .set("grpc-message", refusal)
                .build());
    }

    private static RequestHead head(ServiceRequestContext context, RequestHeaders headers) {
        return new RequestHead(
                headers.method().name(),
                context.path(),
                context.sessionProtocol().isTls() ? "https" : "http",
                headers.authority(),
                find(headers, RequestHead.ORIGIN),
                find(headers, RequestHead.FETCH_SITE),
                find(headers, RequestHead.FETCH_MODE),
                find(headers, RequestHead.FETCH_DESTINATION));
    }

    private static @Nullable String find(RequestHeaders headers, String name) {
        return headers.get(name);
    }
}
