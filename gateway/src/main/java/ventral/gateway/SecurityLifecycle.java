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
import ventral.gateway.armeria.WebServer;

/** Reads tokens, keys of the issuer, and the certificate again while the gateway runs. */
@ApplicationScoped
class SecurityLifecycle {

    private static final Logger LOG = Logger.getLogger(SecurityLifecycle.class);
    private static final Duration TOKENS_INTERVAL = Duration.ofSeconds(2);
    private static final Duration KEYS_INTERVAL = Duration.ofMinutes(5);

    private final SecurityWiring.Sources sources;
    private final WebServer web;
    private final ScheduledExecutorService executor;
    private final List<Future<?>> refreshes = new ArrayList<>();

    SecurityLifecycle(SecurityWiring.Sources sources, WebServer web, ScheduledExecutorService executor) {
        this.sources = sources;
        this.web = web;
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
        LOG.infof(
                "%s; %s",
                web.scheme().equals("https") ? "TLS at both ports" : "no TLS",
                tokens == null && keys == null ? "no authentication: every caller is an admin" : "authentication");
    }

    private void refreshEvery(Duration interval, Runnable refresh) {
        refreshes.add(executor.scheduleWithFixedDelay(refresh, 0, interval.toMillis(), TimeUnit.MILLISECONDS));
    }

    void stop(@Observes ShutdownEvent event) {
        refreshes.forEach(refresh -> refresh.cancel(false));
    }

    /** Follows Quarkus, which has read a changed certificate for the gRPC port. */
    void reload(@Observes CertificateUpdatedEvent event) {
        if (!event.name().equals(TlsConfigSourceInterceptor.NAME)) {
            return;
        }
        try {
            web.reloadCertificate();
            LOG.info("serving the changed TLS certificate");
        } catch (IllegalArgumentException e) {
            LOG.errorf("the web port keeps the former certificate: %s", e.getMessage());
        }
    }
}
