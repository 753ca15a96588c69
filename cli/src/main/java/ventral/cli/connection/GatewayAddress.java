package ventral.cli.connection;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a gateway's gRPC port.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets; in lower case
 */
public record GatewayAddress(String host, int port, TransportSecurity security) {

    private static final Pattern FORM =
            Pattern.compile("(?:(https?)://)?(\\[[0-9A-Fa-f:.]+]|[^\\s/:@\\[\\]]+):(\\d{1,5})/?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(0*:)+0*1]");

    public GatewayAddress {
        host = host.toLowerCase(Locale.ROOT);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "invalid port %d of the gateway '%s': must be 1 to 65535".formatted(port, host));
        }
    }

    /**
     * Parses {@code HOST:PORT} or {@code http://HOST:PORT}, both without TLS, or {@code https://HOST:PORT}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static GatewayAddress parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "invalid gateway '%s': must be HOST:PORT, http://HOST:PORT, or https://HOST:PORT for TLS"
                            .formatted(text));
        }
        return new GatewayAddress(
                parts.group(2),
                Integer.parseInt(parts.group(3)),
                "https".equals(parts.group(1)) ? TransportSecurity.TLS : TransportSecurity.PLAINTEXT);
    }

    /** Returns whether the host is this machine by its name or number; no name is resolved. */
    public boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    /** Returns whether another address names the same gateway; all names and numbers of this machine are one host. */
    public boolean isSameGateway(GatewayAddress other) {
        return port == other.port
                && security == other.security
                && (host.equals(other.host) || (isLoopback() && other.isLoopback()));
    }

    /** Returns the address of the same port with TLS. */
    public GatewayAddress withTls() {
        return new GatewayAddress(host, port, TransportSecurity.TLS);
    }

    /** Returns host and port without a scheme. */
    public String authority() {
        return host + ":" + port;
    }

    /** Returns the form that {@link #parse} accepts. */
    @Override
    public String toString() {
        return switch (security) {
            case PLAINTEXT -> authority();
            case TLS -> "https://" + authority();
        };
    }
}
