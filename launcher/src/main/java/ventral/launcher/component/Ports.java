package ventral.launcher.component;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Random;

/**
 * Ports of one system on 127.0.0.1, consecutive in the order of {@link Endpoint}.
 *
 * @param base the gateway's port
 */
public record Ports(int base) {

    public static final int DEFAULT_BASE = 8470;

    private static final int HIGHEST_BASE = 65535 - Endpoint.values().length + 1;

    private static final int LOWEST_TEMPORARY = 20_000;
    private static final int TEMPORARY_RANGE = 12_000;

    public Ports {
        if (base < 1024 || base > HIGHEST_BASE) {
            throw new IllegalArgumentException(
                    "port base %d is outside 1024 to %d: the system listens on it and the %d ports above"
                            .formatted(base, HIGHEST_BASE, Endpoint.values().length - 1));
        }
    }

    /** Returns ports outside the usual range at which this process can currently listen for the given endpoints. */
    public static Ports anyFree(Endpoint... endpoints) {
        Random random = new Random();
        while (true) {
            Ports ports = new Ports(LOWEST_TEMPORARY + random.nextInt(TEMPORARY_RANGE));
            if (Arrays.stream(endpoints).allMatch(endpoint -> isFree(ports.of(endpoint)))) {
                return ports;
            }
        }
    }

    public int of(Endpoint endpoint) {
        return base + endpoint.ordinal();
    }

    /** Returns the address of an endpoint, such as {@code 127.0.0.1:8470}. */
    public String address(Endpoint endpoint) {
        return "127.0.0.1:" + of(endpoint);
    }

    /** Returns the address at which a service serves its health and metrics, such as {@code 127.0.0.1:8478}. */
    public String managementAddress(Endpoint service) {
        return address(service.management());
    }

    /**
     * Checks that every port is free.
     *
     * @throws LaunchException if another process listens on one of the ports
     */
    public void checkFree() throws LaunchException {
        for (Endpoint endpoint : Endpoint.values()) {
            if (!isFree(of(endpoint))) {
                throw new LaunchException(
                        """
                        port %d, meant for %s, is in use by another process
                          who has it:   ss -ltnp 'sport = :%d'
                          other ports:  --port-base N takes N to N+%d""".formatted(of(endpoint), endpoint.label(), of(endpoint), Endpoint.values().length - 1));
            }
        }
    }

    /** Returns whether this process can currently listen on the port. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
