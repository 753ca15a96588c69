package ventral.gateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;

/** Watches runs over HTTP/2, and takes nothing of the response. */
public final class StalledWatcher implements AutoCloseable {

    private static final Buffer EMPTY_MESSAGE = Buffer.buffer(new byte[5]);

    private final Vertx vertx = Vertx.vertx();

    /** Returns the request of a watch that was sent. */
    public HttpClientRequest watchRuns(int port) {
        HttpClientOptions options =
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false);
        HttpClientRequest call = vertx.createHttpClient(options)
                .request(HttpMethod.POST, port, "127.0.0.1", "/ventral.api.v1.RunService/WatchRuns")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        call.response().onSuccess(HttpClientResponse::pause);
        call.putHeader("content-type", "application/grpc")
                .putHeader("te", "trailers")
                .end(EMPTY_MESSAGE);
        return call;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
