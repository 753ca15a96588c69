package ventral.gateway.clients;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import ventral.gateway.access.RequestPolicy;
import ventral.gateway.access.StreamQuota;
import ventral.gateway.armeria.ConnectionLimits;
import ventral.gateway.armeria.WebServer;
import ventral.gateway.armeria.WebServerSettings;
import ventral.gateway.grpc.ApiServer;
import ventral.gateway.grpc.SharedPortGrpcServer;
import ventral.gateway.testing.InMemoryLedger;

/** Serves the whole API at both its ports, on an in-memory ledger. */
final class InMemoryGateway implements AutoCloseable {

    private static final int MAX_MESSAGE_BYTES = 256 << 10;

    /** Long enough that a test sees only the first heartbeat of a watch, however long the test takes. */
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofHours(1);

    private final ApiServer api = new ApiServer(HEARTBEAT_INTERVAL);
    private SharedPortGrpcServer grpc = new SharedPortGrpcServer(api.services(), 0);
    private WebServer web = openWeb(0);

    InMemoryLedger ledger() {
        return api.ledger;
    }

    int grpcPort() {
        return grpc.port();
    }

    int webPort() {
        return web.port();
    }

    /** Breaks every connection, then listens on the same ports again. */
    void startAnew(Runnable meanwhile) {
        int grpcPort = grpc.port();
        int webPort = web.port();
        grpc.close();
        web.close();
        meanwhile.run();
        grpc = new SharedPortGrpcServer(api.services(), grpcPort);
        web = openWeb(webPort);
    }

    private WebServer openWeb(int port) {
        WebServer server = new WebServer(
                new WebServerSettings(
                        new InetSocketAddress("127.0.0.1", port),
                        MAX_MESSAGE_BYTES,
                        new RequestPolicy(List.of()),
                        new StreamQuota(Integer.MAX_VALUE),
                        ConnectionLimits.DEFAULT,
                        null),
                api.services(),
                List.of(),
                api.executor(),
                InMemoryGateway.class.getClassLoader());
        server.open();
        return server;
    }

    @Override
    public void close() {
        web.close();
        grpc.close();
        api.close();
    }
}
