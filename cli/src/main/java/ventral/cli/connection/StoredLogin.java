package ventral.cli.connection;

/** A gateway and the credentials for it, as {@code ventral login} stores them. */
public record StoredLogin(GatewayAddress gateway, ClientTlsFiles tls, BearerToken token) {}
