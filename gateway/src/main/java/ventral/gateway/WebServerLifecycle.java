package ventral.gateway;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import ventral.gateway.access.RequestPolicy;
import ventral.gateway.armeria.WebServer;
import ventral.gateway.grpc.RequestPolicyHandler;

/**
 * Starts and stops the web server. At the HTTP port and the management port of Quarkus, it rejects foreign requests; at
 * the HTTP port, it redirects browsers to the web port.
 */
@ApplicationScoped
class WebServerLifecycle {

    private static final Logger LOG = Logger.getLogger(WebServerLifecycle.class);
    private static final int TEMPORARY_REDIRECT = 307;

    private final WebServer door;
    private final RequestPolicy policy;

    WebServerLifecycle(WebServer door, RequestPolicy policy) {
        this.door = door;
        this.policy = policy;
    }

    void start(@Observes StartupEvent event) {
        door.open();
        LOG.infof("serving the web page, gRPC-Web and JSON at port %d", door.port());
    }

    void stop(@Observes ShutdownEvent event) {
        door.close();
    }

    /** Handles every request first, those of gRPC included. */
    void rejectForeignRequests(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(new RequestPolicyHandler(policy));
    }

    /** Handles every request for health and metrics first. */
    void rejectForeignManagementRequests(@Observes ManagementInterface management) {
        management.router().route().order(Integer.MIN_VALUE).handler(new RequestPolicyHandler(policy));
    }

    void redirect(@Observes Router router) {
        router.get("/")
                .handler(exchange -> exchange.response()
                        .setStatusCode(TEMPORARY_REDIRECT)
                        .putHeader(
                                "location",
                                "%s://%s:%d/".formatted(door.scheme(), host(exchange.request()), door.port()))
                        .end());
    }

    /** Returns the host name by which the browser addressed this machine. */
    private static String host(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority == null ? request.localAddress().hostAddress() : authority.host();
    }
}
