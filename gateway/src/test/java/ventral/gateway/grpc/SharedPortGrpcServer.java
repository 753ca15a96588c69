package ventral.gateway.grpc;

import io.grpc.BindableService;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.quarkus.grpc.reflection.service.ReflectionServiceV1;
import io.quarkus.grpc.reflection.service.ReflectionServiceV1alpha;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServiceBridge;
import java.time.Duration;
import java.util.List;
import ventral.gateway.access.RequestPolicy;
import ventral.gateway.access.StreamQuota;

/** Serves gRPC, with reflection, at a port shared with HTTP, as Quarkus does. */
public final class SharedPortGrpcServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer http;

    /**
     * Starts the server without configured names and with a quota that no test reaches.
     *
     * @param port 0 for any free port
     */
    public SharedPortGrpcServer(List<BindableService> services, int port) {
        this(services, port, new RequestPolicy(List.of()), new StreamQuota(Integer.MAX_VALUE));
    }

    SharedPortGrpcServer(List<BindableService> services, int port, RequestPolicy policy, StreamQuota quota) {
        this(services, port, policy, quota, Duration.ofMinutes(10));
    }

    SharedPortGrpcServer(
            List<BindableService> services, int port, RequestPolicy policy, StreamQuota quota, Duration stall) {
        GrpcServer grpc = GrpcServer.server(vertx);
        List<ServerServiceDefinition> definitions = services.stream()
                .map(service -> ServerInterceptors.intercept(
                        service,
                        new StreamQuotaInterceptor(quota),
                        new StalledStreamInterceptor(stall),
                        new DisconnectInterceptor()))
                .toList();
        definitions.forEach(definition -> GrpcServiceBridge.bridge(definition).bind(grpc));
        GrpcServiceBridge.bridge(new ReflectionServiceV1(definitions)).bind(grpc);
        GrpcServiceBridge.bridge(new ReflectionServiceV1alpha(definitions)).bind(grpc);
        Router router = Router.router(vertx);
        router.route().order(Integer.MIN_VALUE).handler(new RequestPolicyHandler(policy));
        router.route().handler(exchange -> {
            Context context = vertx.getOrCreateContext();
            context.putLocal(RoutingContext.class.getName(), exchange);
            grpc.handle(exchange.request());
            context.removeLocal(RoutingContext.class.getName());
        });
        http = done(vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1"));
    }

    public int port() {
        return http.actualPort();
    }

    /** Stops the server and breaks every connection. */
    @Override
    public void close() {
        done(vertx.close());
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
