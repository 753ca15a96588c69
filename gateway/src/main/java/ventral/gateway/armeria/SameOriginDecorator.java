package ventral.gateway.armeria;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import java.net.URI;
import java.util.Objects;

/**
 * Rejects requests that a browser sends for a page of another site. The web server has no authentication, and a browser
 * sends a POST without a body, such as one that cancels a run, for any page that a user opens.
 */
final class SameOriginDecorator extends SimpleDecoratingHttpService {

    SameOriginDecorator(HttpService service) {
        super(service);
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
        String origin = request.headers().get(HttpHeaderNames.ORIGIN, "");
        if (origin.isEmpty() || isOwn(origin, request.headers())) {
            return unwrap().serve(context, request);
        }
        return JsonErrorHandler.errorResponse(
                        HttpStatus.FORBIDDEN,
                        "requests from pages of %s are not allowed: use the gateway's own page".formatted(origin))
                .toHttpResponse();
    }

    private static boolean isOwn(String origin, RequestHeaders headers) {
        try {
            return Objects.equals(URI.create(origin).getRawAuthority(), headers.authority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
