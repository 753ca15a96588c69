package ventral.cli.connection;

import org.jspecify.annotations.Nullable;

/**
 * Everything that a command needs to call a gateway.
 *
 * @param token null to call as an anonymous client
 */
public record GatewayConnection(
        GatewayAddress address,
        ClientTlsFiles tls,
        @Nullable BearerToken token) {

    /**
     * Validates the connection.
     *
     * @throws IllegalArgumentException if the token would leave this machine unencrypted, or if files for TLS are given
     *     without TLS
     */
    public GatewayConnection {
        if (address.security() == TransportSecurity.PLAINTEXT) {
            if (!tls.equals(ClientTlsFiles.NONE)) {
                throw new IllegalArgumentException(
                        "the gateway %s is called without TLS, so --tls-ca, --tls-certificate and --tls-key have no use: write https://%s"
                                .formatted(address, address.authority()));
            }
            if (token != null && !address.isLoopback()) {
                throw new IllegalArgumentException(
                        "the token is not sent to %s: without TLS anyone on the way could read it; write https://%s, or leave the token out"
                                .formatted(address, address.authority()));
            }
        }
    }

    /** Returns a connection without TLS and without a token. */
    public static GatewayConnection anonymous(String address) {
        return new GatewayConnection(GatewayAddress.parse(address), ClientTlsFiles.NONE, null);
    }
}
