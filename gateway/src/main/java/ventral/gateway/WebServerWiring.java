package ventral.gateway;

import io.grpc.BindableService;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.grpc.MetricCollectingServerInterceptor;
import io.quarkus.grpc.GrpcService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import ventral.gateway.access.RequestPolicy;
import ventral.gateway.access.StreamQuota;
import ventral.gateway.armeria.ConnectionLimits;
import ventral.gateway.armeria.ReloadableTlsProvider;
import ventral.gateway.armeria.WebServer;
import ventral.gateway.armeria.WebServerSettings;
import ventral.gateway.grpc.security.AccessInterceptor;
import ventral.gateway.micrometer.CallMeters;
import ventral.gateway.micrometer.RefusedCertificateGauge;
import ventral.platform.micrometer.CertificateExpiryGauge;

/** Produces the web server, and the limits of requests that it shares with the gRPC port. */
@Singleton
class WebServerWiring {

    @Produces
    @Singleton
    RequestPolicy requestPolicy(GatewayConfig config, MeterRegistry registry) {
        return CallMeters.register(new RequestPolicy(config.hosts().orElse(List.of())), registry);
    }

    @Produces
    @Singleton
    StreamQuota streamQuota(GatewayConfig config, MeterRegistry registry) {
        return CallMeters.register(new StreamQuota(config.streamsPerClient()), registry);
    }

    @Produces
    @Singleton
    WebServer webServer(
            GatewayConfig config,
            RequestPolicy policy,
            StreamQuota streams,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.grpc.server.max-inbound-message-size") int maxMessageBytes,
            @GrpcService Instance<BindableService> services,
            @Any Instance<MetricCollectingServerInterceptor> metrics,
            AccessInterceptor access,
            SecurityWiring.ServerTls tls,
            ScheduledExecutorService executor,
            MeterRegistry registry) {
        ReloadableTlsProvider certificate = tls.certificate();
        if (certificate != null) {
            CertificateExpiryGauge.register("server", certificate::notAfter, InstantSource.system(), registry);
            RefusedCertificateGauge.register(certificate::hasRefusedFiles, registry);
        }
        return new WebServer(
                new WebServerSettings(
                        new InetSocketAddress(host, config.webPort()),
                        maxMessageBytes,
                        policy,
                        streams,
                        ConnectionLimits.DEFAULT,
                        certificate),
                services,
                Stream.concat(Stream.of(access), metrics.stream()).toList(),
                executor,
                WebServerWiring.class.getClassLoader());
    }
}
