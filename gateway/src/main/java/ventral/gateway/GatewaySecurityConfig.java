package ventral.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Configures who may reach the gateway and what they may do. */
@ConfigMapping(prefix = "ventral.security")
public interface GatewaySecurityConfig {

    /** Permits the gateway's ports outside loopback without TLS and authentication. */
    @WithDefault("false")
    boolean allowInsecure();

    /** Permits the management port outside loopback. */
    @WithDefault("false")
    boolean allowInsecureManagement();

    /** PEM file with the certificate of both ports and its chain. */
    @WithName("tls.certificate")
    Optional<Path> certificate();

    /** PEM file with the private key of the certificate. */
    @WithName("tls.key")
    Optional<Path> key();

    /** PEM file with the authorities of client certificates. */
    @WithName("tls.client-ca")
    Optional<Path> clientCa();

    /** Time between two reads of the files of TLS. */
    @WithName("tls.reload-period")
    @WithDefault("1m")
    Duration reloadPeriod();

    /** File of tokens and of the names of client certificates. */
    Optional<Path> tokens();

    /** Issuer of JSON web tokens, as in their claim {@code iss}. */
    @WithName("oidc.issuer")
    Optional<String> issuer();

    /** Audience of JSON web tokens, as in their claim {@code aud}. */
    @WithName("oidc.audience")
    Optional<String> audience();

    /** URL or file of the issuer's JSON web key set. */
    @WithName("oidc.jwks")
    Optional<String> jwks();

    /** Claim that lists the caller's roles. */
    @WithName("oidc.roles-claim")
    @WithDefault("roles")
    String rolesClaim();

    /** Requests a second that one principal may send; has no effect without authentication. */
    @WithDefault("1000")
    int requestsPerSecond();
}
