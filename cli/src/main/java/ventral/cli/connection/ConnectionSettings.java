package ventral.cli.connection;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a connection that the command line and the environment give.
 *
 * @param gateway null if they name none
 * @param token null if they name none
 */
public record ConnectionSettings(
        @Nullable GatewayAddress gateway,
        ClientTlsFiles tls,
        @Nullable BearerToken token) {

    /**
     * Completes these settings with a stored login. The login's files and token are used only for its own gateway.
     *
     * @param login null if nobody has logged in
     * @param fallback gateway to call if neither these settings nor the login name one
     * @throws IllegalArgumentException if the token would be sent unencrypted
     */
    public GatewayConnection connection(@Nullable StoredLogin login, GatewayAddress fallback) {
        if (login != null && (gateway == null || gateway.isSameGateway(login.gateway()))) {
            return new GatewayConnection(
                    gateway == null ? login.gateway() : gateway,
                    tls.orElse(login.tls()),
                    token == null ? login.token() : token);
        }
        return new GatewayConnection(gateway == null ? fallback : gateway, tls, token);
    }
}
