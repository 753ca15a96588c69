package ventral.cli.connection;

/** What {@code ventral login} stores: a gateway, and how to reach it. */
public record StoredLogin(GatewayAddress gateway, TlsFiles tls, BearerToken token) {}
