package ventral.gateway.armeria;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections whose first request does not arrive in time. Armeria closes idle connections itself, but a
 * connection that sends its headers byte by byte is not idle.
 */
final class FirstRequestTimeout {

    private final Duration timeout;

    /** Addresses of the clients of connections that have sent no request yet. */
    private final Set<SocketAddress> waiting = ConcurrentHashMap.newKeySet();

    FirstRequestTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    /** Starts the time of a connection that was accepted. */
    void accept(ChannelPipeline pipeline) {
        Channel channel = pipeline.channel();
        SocketAddress client = channel.remoteAddress();
        if (client == null) {
            return; // the client has left already
        }
        waiting.add(client);
        var closing = channel.eventLoop()
                .schedule(() -> closeIfWaiting(channel, client), timeout.toMillis(), TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> {
            waiting.remove(client);
            closing.cancel(false);
        });
    }

    private void closeIfWaiting(Channel channel, SocketAddress client) {
        if (waiting.remove(client)) {
            channel.close();
        }
    }

    /** Lets the connection of a request stay open. */
    void requested(ServiceRequestContext context) {
        waiting.remove(context.remoteAddress());
    }
}
