package ventral.gateway.grpc;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests a client whose connection breaks, at a port that gRPC shares with HTTP as in Quarkus. */
final class DisconnectInterceptorTest {

    private static final Buffer EMPTY_MESSAGE = Buffer.buffer(new byte[5]);

    private final Vertx vertx = Vertx.vertx();
    private final ApiServer api = new ApiServer();
    private final SharedPortGrpcServer server = new SharedPortGrpcServer(api.services(), 0);

    @AfterEach
    void stop() {
        server.close();
        api.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_client_whose_connection_breaks_is_forgotten() {
        HttpClientRequest call = watch();
        await().until(() -> api.bulletin.listenerCount() == 1);
        call.connection().close();
        await().until(() -> api.bulletin.listenerCount() == 0);
    }

    @Test
    void a_client_that_cancels_is_forgotten() {
        HttpClientRequest call = watch();
        await().until(() -> api.bulletin.listenerCount() == 1);
        call.reset(8);
        await().until(() -> api.bulletin.listenerCount() == 0);
    }

    private HttpClientRequest watch() {
        HttpClientOptions options =
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false);
        HttpClientRequest call = vertx.createHttpClient(options)
                .request(HttpMethod.POST, server.port(), "127.0.0.1", "/ventral.api.v1.RunService/WatchRuns")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        call.putHeader("content-type", "application/grpc")
                .putHeader("te", "trailers")
                .end(EMPTY_MESSAGE);
        return call;
    }
}
