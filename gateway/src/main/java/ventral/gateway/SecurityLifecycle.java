package ventral.gateway;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.gateway.armeria.WebServer;

/** Reads tokens, keys of the issuer, and the certificate again while the gateway runs. */
@ApplicationScoped
class SecurityLifecycle {

    private static final Logger LOG = Logger.getLogger(SecurityLifecycle.class);
    private static final Duration TOKENS_INTERVAL = Duration.ofSeconds(2);
    private static final Duration KEYS_INTERVAL = Duration.ofMinutes(5);

    private final SecurityWiring.Sources sources;
    private final WebServer web;
    private final Duration certificateInterval;
    private final ScheduledExecutorService executor;
    private final List<Future<?>> refreshes = new ArrayList<>();
    private @Nullable String lastFailure;

    SecurityLifecycle(
            SecurityWiring.Sources sources,
            WebServer web,
            GatewaySecurityConfig config,
            ScheduledExecutorService executor) {
        this.sources = sources;
        this.web = web;
        certificateInterval = config.reloadPeriod();
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
        boolean hasTls = web.scheme().equals("https");
        if (hasTls) {
            refreshEvery(certificateInterval, this::reloadCertificate);
        }
        LOG.infof(
                "%s; %s",
                hasTls ? "TLS at both ports" : "no TLS",
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

    /** Follows Quarkus, which has read the certificate for the gRPC port, changed or not. */
    void reload(@Observes CertificateUpdatedEvent event) {
        if (event.name().equals(TlsConfigSourceInterceptor.NAME)) {
            reloadCertificate();
        }
    }

    /** Logs a change, and a failure once. Quarkus reports neither files that it cannot read nor a key of another pair. */
    private synchronized void reloadCertificate() {
        try {
            if (web.reloadCertificate()) {
                LOG.info("serving the changed TLS certificate");
            }
            lastFailure = null;
        } catch (IllegalArgumentException e) {
            String failure = String.valueOf(e.getMessage());
            if (!failure.equals(lastFailure)) {
                lastFailure = failure;
                LOG.errorf(
                        "the web port keeps the former certificate, and the gRPC port may refuse connections: %s",
                        failure);
            }
        }
    }
}
