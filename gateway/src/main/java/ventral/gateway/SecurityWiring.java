package ventral.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import ventral.gateway.armeria.ReloadableTlsProvider;
import ventral.gateway.armeria.ServerTlsFiles;
import ventral.gateway.files.WatchedTokenFile;
import ventral.gateway.grpc.security.AccessInterceptor;
import ventral.gateway.grpc.security.AuditLog;
import ventral.gateway.grpc.security.ThrottledAuditLog;
import ventral.gateway.jose4j.IssuerKeys;
import ventral.gateway.jose4j.WebTokenVerifier;
import ventral.gateway.micrometer.CallMeters;
import ventral.gateway.security.AccessRefusalCounts;
import ventral.gateway.security.Authenticator;
import ventral.gateway.security.CredentialAuthenticator;
import ventral.gateway.security.RequestQuota;
import ventral.gateway.security.RoleClaim;
import ventral.gateway.security.TokenVerifier;

/** Produces the beans that authenticate and authorise callers. */
@Singleton
class SecurityWiring {

    private static final String PREFIX = "ventral.security.";
    private static final Duration MIN_RELOAD_PERIOD = Duration.ofSeconds(30);

    /**
     * Holds what is read again while the gateway runs.
     *
     * @param tokens null if no token file is configured
     * @param keys null if no issuer is configured
     */
    record Sources(
            @Nullable WatchedTokenFile tokens, @Nullable IssuerKeys keys) {}

    /**
     * Holds the certificate of both ports.
     *
     * @param certificate null without TLS
     */
    record ServerTls(@Nullable ReloadableTlsProvider certificate) {}

    @Produces
    @Singleton
    ServerTls serverTls(GatewaySecurityConfig config) {
        ServerTlsFiles files = tlsFiles(config);
        return new ServerTls(files == null ? null : new ReloadableTlsProvider(files));
    }

    @Produces
    @Singleton
    Sources sources(GatewaySecurityConfig config, ScheduledExecutorService executor) {
        WatchedTokenFile tokens = config.tokens().map(WatchedTokenFile::new).orElse(null);
        if (config.clientCa().isPresent() && tokens == null) {
            throw new IllegalArgumentException(
                    PREFIX
                            + "tls.client-ca is set without ventral.security.tokens: set it to a file with a line 'NAME ROLE certificate' for each client certificate");
        }
        IssuerKeys keys = config.issuer()
                .map(issuer ->
                        new IssuerKeys(required(config.jwks().orElse(null), "oidc.jwks", "oidc.issuer"), executor))
                .orElse(null);
        return new Sources(tokens, keys);
    }

    @Produces
    @Singleton
    AccessInterceptor accessInterceptor(GatewaySecurityConfig config, Sources sources, MeterRegistry registry) {
        AccessRefusalCounts refusals = CallMeters.register(new AccessRefusalCounts(), registry);
        if (sources.tokens() == null && sources.keys() == null) {
            return new AccessInterceptor(Authenticator.OPEN, null, AuditLog.LOGGER, refusals);
        }
        return new AccessInterceptor(
                new CredentialAuthenticator(sources.tokens(), verifier(config, sources.keys())),
                new RequestQuota(config.requestsPerSecond(), System::nanoTime),
                new ThrottledAuditLog(AuditLog.LOGGER, System::nanoTime),
                refusals);
    }

    private static @Nullable TokenVerifier verifier(GatewaySecurityConfig config, @Nullable IssuerKeys keys) {
        return keys == null
                ? null
                : new WebTokenVerifier(
                        config.issuer().orElseThrow(),
                        required(config.audience().orElse(null), "oidc.audience", "oidc.issuer"),
                        keys,
                        new RoleClaim(config.rolesClaim()));
    }

    /** Returns the files of TLS; null if it is not configured. */
    static @Nullable ServerTlsFiles tlsFiles(GatewaySecurityConfig config) {
        Path certificate = config.certificate().orElse(null);
        if (certificate == null) {
            if (config.key().isPresent() || config.clientCa().isPresent()) {
                throw new IllegalArgumentException(
                        "ventral.security.tls.certificate is not set, but another key of ventral.security.tls is: set certificate and key, or none of them");
            }
            return null;
        }
        if (config.reloadPeriod().compareTo(MIN_RELOAD_PERIOD) < 0) {
            throw new IllegalArgumentException(
                    "%stls.reload-period is %s: set it to 30s or more".formatted(PREFIX, config.reloadPeriod()));
        }
        return new ServerTlsFiles(
                certificate,
                required(config.key().orElse(null), "tls.key", "tls.certificate"),
                config.clientCa().orElse(null));
    }

    private static <T> T required(@Nullable T value, String key, String cause) {
        if (value == null) {
            throw new IllegalArgumentException("%s%s is not set: %s%s needs it".formatted(PREFIX, key, PREFIX, cause));
        }
        return value;
    }
}
