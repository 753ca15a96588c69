package ventral.cli.connection;

/** Protection of the bytes between this program and the gateway. */
public enum TransportSecurity {
    PLAINTEXT,
    TLS
}
