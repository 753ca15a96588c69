package ventral.gateway.grpc;

import io.grpc.Status;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import ventral.gateway.access.RequestHead;
import ventral.gateway.access.RequestPolicy;

/** Rejects foreign requests at the port that gRPC shares with HTTP, before any other handler sees them. */
public final class RequestPolicyHandler implements Handler<RoutingContext> {

    private static final int FORBIDDEN = 403;
    private static final String CONTENT_TYPE = "content-type";
    private static final String GRPC = "application/grpc";

    private final RequestPolicy policy;

    public RequestPolicyHandler(RequestPolicy policy) {
        this.policy = policy;
    }

    @Override
    public void handle(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String refusal = policy.findRefusal(head(request));
        if (refusal == null) {
            exchange.next();
            return;
        }
        String contentType = request.getHeader(CONTENT_TYPE);
        if (contentType != null && contentType.startsWith(GRPC)) {
            rejectCall(exchange.response(), refusal);
        } else {
            exchange.response()
                    .setStatusCode(FORBIDDEN)
                    .putHeader(CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end(refusal + "\n");
        }
    }

    /** Sends an error as gRPC does before any message: in the headers of a response without a body. */
    private static void rejectCall(HttpServerResponse response, String refusal) {
        response.putHeader(CONTENT_TYPE, GRPC)
                .putHeader("grpc-status", Integer.toString(Status.Code.PERMISSION_DENIED.value()))
                .putHeader("grpc-message", refusal)
                .end();
    }

    private static RequestHead head(HttpServerRequest request) {
        return new RequestHead(
                request.method().name(),
                String.valueOf(request.path()),
                String.valueOf(request.scheme()),
                authority(request),
                request.getHeader(RequestHead.ORIGIN),
                request.getHeader(RequestHead.FETCH_SITE),
                request.getHeader(RequestHead.FETCH_MODE),
                request.getHeader(RequestHead.FETCH_DESTINATION));
    }

    private static @Nullable String authority(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        if (authority == null) {
            return request.getHeader("host");
        }
        String host = authority.host();
        String written = host.contains(":") && !host.startsWith("[") ? "[%s]".formatted(host) : host;
        return authority.port() < 0 ? written : "%s:%d".formatted(written, authority.port());
    }
}
