package ventral.gateway;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.gateway.armeria.ReloadableTlsProvider;

/** Reads tokens, keys of the issuer, and the certificate again while the gateway runs. */
@ApplicationScoped
class SecurityLifecycle {

    private static final Logger LOG = Logger.getLogger(SecurityLifecycle.class);
    private static final Duration TOKENS_INTERVAL = Duration.ofSeconds(2);
    private static final Duration KEYS_INTERVAL = Duration.ofMinutes(5);

    private final SecurityWiring.Sources sources;
    private final @Nullable ReloadableTlsProvider certificate;
    private final Duration certificateInterval;
    private final TlsConfigurationRegistry registry;
    private final Event<CertificateUpdatedEvent> updates;
    private final ScheduledExecutorService executor;
    private final List<Future<?>> refreshes = new ArrayList<>();
    private @Nullable String lastFailure;

    /** Whether the gRPC port does not serve yet what the provider of the certificate has read. */
    private boolean grpcIsStale;

    SecurityLifecycle(
            SecurityWiring.Sources sources,
            SecurityWiring.ServerTls tls,
            GatewaySecurityConfig config,
            TlsConfigurationRegistry registry,
            Event<CertificateUpdatedEvent> updates,
            ScheduledExecutorService executor) {
        this.sources = sources;
        certificate = tls.certificate();
        certificateInterval = config.reloadPeriod();
        this.registry = registry;
        this.updates = updates;
        this.executor = executor;
    }

    void start(@Observes StartupEvent event) {
        var tokens = sources.tokens();
        if (tokens != null) {
            refreshEvery(TOKENS_INTERVAL, tokens::refresh);
        }
        var keys = sources.keys();
        if (keys != null) {
            refreshEvery(KEYS_INTERVAL, keys::refresh);
        }
        if (certificate != null) {
            refreshEvery(certificateInterval, this::reloadCertificate);
        }
        LOG.infof(
                "%s; %s",
                certificate != null ? "TLS at both ports" : "no TLS",
                tokens == null && keys == null ? "no authentication: every caller is an admin" : "authentication");
    }

    private void refreshEvery(Duration interval, Runnable refresh) {
        refreshes.add(executor.scheduleWithFixedDelay(
                () -> logFailure(refresh), 0, interval.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Keeps an unexpected failure from the executor, which would not run the task again. */
    private static void logFailure(Runnable refresh) {
        try {
            refresh.run();
        } catch (RuntimeException e) {
            LOG.error("a refresh failed and will be tried again", e);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        refreshes.forEach(refresh -> refresh.cancel(false));
    }

    /** Has both ports serve a changed certificate. Logs a change, and files that are refused once. */
    synchronized void reloadCertificate() {
        if (certificate == null) {
            return;
        }
        try {
            grpcIsStale |= certificate.reload();
            if (grpcIsStale) {
                TlsConfiguration grpc =
                        registry.get(TlsConfigSourceInterceptor.NAME).orElseThrow();
                if (!grpc.reload()) {
                    throw new IllegalArgumentException("the gRPC port does not take the changed one");
                }
                updates.fire(new CertificateUpdatedEvent(TlsConfigSourceInterceptor.NAME, grpc));
                grpcIsStale = false;
                LOG.info("serving the changed TLS certificate at both ports");
            }
            lastFailure = null;
        } catch (IllegalArgumentException e) {
            String failure = String.valueOf(e.getMessage());
            if (!failure.equals(lastFailure)) {
                lastFailure = failure;
                LOG.errorf("a former TLS certificate is served: %s", failure);
            }
        }
    }
}
