package ventral.platform.security;

/** Names the configuration keys on which {@link BindPolicy} decides. */
public final class SecurityKeys {

    /** Permits a port outside loopback without TLS and authentication. */
    public static final String ALLOW_INSECURE = "ventral.security.allow-insecure";

    /** Permits the management port, which serves plain HTTP, outside loopback. */
    public static final String ALLOW_INSECURE_MANAGEMENT = "ventral.security.allow-insecure-management";

    public static final String TLS_CERTIFICATE = "ventral.security.tls.certificate";
    public static final String TLS_KEY = "ventral.security.tls.key";
    public static final String TLS_CLIENT_CA = "ventral.security.tls.client-ca";
    public static final String TOKENS = "ventral.security.tokens";
    public static final String OIDC_ISSUER = "ventral.security.oidc.issuer";

    /** Switches the HTTP port of Quarkus off, but no port of another server. */
    public static final String HTTP_ENABLED = "quarkus.http.host-enabled";

    static final String HTTP_HOST = "quarkus.http.host";
    static final String MANAGEMENT_HOST = "quarkus.management.host";
    static final String MANAGEMENT_ENABLED = "quarkus.management.host-enabled";

    private SecurityKeys() {}
}
