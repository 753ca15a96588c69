package ventral.gateway.armeria;

import static com.linecorp.armeria.server.grpc.HttpJsonTranscodingQueryParamMatchRule.LOWER_CAMEL_CASE;
import static com.linecorp.armeria.server.grpc.HttpJsonTranscodingQueryParamMatchRule.ORIGINAL_FIELD;

import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.grpc.GrpcSerializationFormats;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerTlsConfig;
import com.linecorp.armeria.server.grpc.GrpcService;
import com.linecorp.armeria.server.grpc.HttpJsonTranscodingOptions;
import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.netty.handler.ssl.ClientAuth;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Serves the gRPC services to browsers and HTTP clients, and the files of the web page, at one port. */
public final class WebServer implements AutoCloseable {

    /** Time that requests in progress have to finish when the server closes. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final StreamingCallTracker streams;
    private final InetSocketAddress address;
    private final boolean hasTls;
    private final Server server;

    /**
     * Configures the server; {@link #open} starts it.
     *
     * @param interceptors interceptors of every call, of which the last is called first
     * @param executor executor for the services' work, which may block
     * @param classPath class path with the page's files in {@code web}
     */
    public WebServer(
            WebServerSettings settings,
            Iterable<BindableService> services,
            Iterable<? extends ServerInterceptor> interceptors,
            ScheduledExecutorService executor,
            ClassLoader classPath) {
        address = settings.address();
        ConnectionLimits limits = settings.connections();
        streams = new StreamingCallTracker(settings.streams(), limits.stall());
        JsonErrorHandler errors = new JsonErrorHandler();
        FirstRequestTimeout firstRequest = new FirstRequestTimeout(limits.firstRequest());
        int maxMessageBytes = settings.maxMessageBytes();
        ServerBuilder builder = Server.builder()
                .maxNumConnections(limits.connectionCount())
                .idleTimeout(limits.idle())
                .childChannelPipelineCustomizer(firstRequest::accept)
                // A client's own deadline takes precedence, and streams have none; see StreamingCallTracker.
                .requestTimeout(limits.unaryDeadline())
                // Leaves room for gRPC-Web's Base64 text and trailers.
                .maxRequestLength(2L * maxMessageBytes)
                .gracefulShutdownTimeout(Duration.ZERO, GRACE)
                .blockingTaskExecutor(executor, false)
                .errorHandler(errors)
                .disableServerHeader()
                .service(api(maxMessageBytes, services, interceptors, errors))
                .serviceUnder(
                        JsonErrorHandler.API,
                        (context, request) -> JsonErrorHandler.errorResponse(
                                        HttpStatus.NOT_FOUND,
                                        "no method of the API matches %s %s"
                                                .formatted(context.method(), context.path()))
                                .toHttpResponse())
                .decorator(service -> new RequestPolicyDecorator(service, settings.policy()))
                .decorator((service, context, request) -> {
                    firstRequest.requested(context);
                    return service.serve(context, request);
                });
        hasTls = settings.tls() != null;
        listen(builder, address, settings.tls());
        SecurityHeaders.ALL.forEach(builder::addHeader);
        StaticFiles.serve(builder, classPath);
        server = builder.build();
    }

    private static void listen(ServerBuilder builder, InetSocketAddress address, @Nullable ReloadableTlsProvider tls) {
        if (tls == null) {
            builder.http(address);
            return;
        }
        ServerTlsConfig config = ServerTlsConfig.builder()
                .clientAuth(tls.trustStore() == null ? ClientAuth.NONE : ClientAuth.OPTIONAL)
                .build();
        builder.https(address).tlsProvider(tls, config);
    }

    private GrpcService api(
            int maxMessageBytes,
            Iterable<BindableService> services,
            Iterable<? extends ServerInterceptor> interceptors,
            JsonErrorHandler errors) {
        return GrpcService.builder()
                .addServices(services)
                .addService(ProtoReflectionServiceV1.newInstance())
                .intercept(streams::intercept, SendWindow::intercept)
                .intercept(interceptors)
                .intercept(TransportAttributes::intercept)
                .supportedSerializationFormats(GrpcSerializationFormats.values())
                .jsonMarshallerFactory(service -> new ProtobufJsonMarshaller())
                .enableHttpJsonTranscoding(HttpJsonTranscodingOptions.builder()
                        .queryParamMatchRules(ORIGINAL_FIELD, LOWER_CAMEL_CASE)
                        .errorHandler(errors)
                        .build())
                .exceptionHandler(new FallbackExceptionHandler())
                .maxRequestMessageLength(maxMessageBytes)
                .useBlockingTaskExecutor(true)
                .build();
    }

    /**
     * Starts the server.
     *
     * @throws IllegalStateException if the port cannot be bound
     */
    public void open() {
        try {
            server.start().join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "cannot bind the web port %s:%d: %s; set another with ventral.gateway.web.port"
                            .formatted(address.getHostString(), address.getPort(), e.getCause()),
                    e);
        }
    }

    /** Returns {@code https} if the server has TLS, and otherwise {@code http}. */
    public String scheme() {
        return hasTls ? "https" : "http";
    }

    /** Returns the port that the server listens on. */
    public int port() {
        return server.activeLocalPort();
    }

    /** Cancels the watches, gives requests in progress a short time to finish, and frees the port. */
    @Override
    public void close() {
        streams.cancelAll();
        server.stop().join();
    }
}
