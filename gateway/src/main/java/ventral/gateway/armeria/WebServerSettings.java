package ventral.gateway.armeria;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import ventral.gateway.access.RequestPolicy;
import ventral.gateway.access.StreamQuota;

/**
 * Holds the address of a web server and what it accepts.
 *
 * @param address with port 0 for any free port
 * @param maxMessageBytes largest request; a larger one is rejected
 * @param tls certificate with which plain text is not served; null to serve plain text
 */
public record WebServerSettings(
        InetSocketAddress address,
        int maxMessageBytes,
        RequestPolicy policy,
        StreamQuota streams,
        ConnectionLimits connections,
        @Nullable ReloadableTlsProvider tls) {}
