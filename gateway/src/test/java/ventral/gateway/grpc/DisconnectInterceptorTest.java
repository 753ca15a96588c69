package ventral.gateway.grpc;

import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpClientRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.gateway.testing.StalledWatcher;

/** Tests a client whose connection breaks, at a port that gRPC shares with HTTP as in Quarkus. */
final class DisconnectInterceptorTest {

    private final StalledWatcher watcher = new StalledWatcher();
    private final ApiServer api = new ApiServer();
    private final SharedPortGrpcServer server = new SharedPortGrpcServer(api.services(), 0);

    @AfterEach
    void stop() {
        server.close();
        api.close();
        watcher.close();
    }

    @Test
    void a_client_whose_connection_breaks_is_forgotten() {
        HttpClientRequest call = watcher.watchRuns(server.port());
        await().until(() -> api.bulletin.listenerCount() == 1);
        call.connection().close();
        await().until(() -> api.bulletin.listenerCount() == 0);
    }

    @Test
    void a_client_that_cancels_is_forgotten() {
        HttpClientRequest call = watcher.watchRuns(server.port());
        await().until(() -> api.bulletin.listenerCount() == 1);
        call.reset(8);
        await().until(() -> api.bulletin.listenerCount() == 0);
    }
}
