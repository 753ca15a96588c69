package ventral.gateway.jose4j;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads the text of a JSON web key set from a URL or a file, and accepts neither a long nor a slow one. */
final class KeySetReader {

    static final String KEY = "ventral.security.oidc.jwks";
    static final int BYTE_LIMIT = 1024 * 1024;
    private static final int OK = 200;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final String source;
    private final @Nullable URI remote;
    private final Duration timeout;
    private final HttpClient client;

    /**
     * Creates a reader.
     *
     * @param source an https URL or a file
     * @param timeout time for the whole answer of a URL
     */
    KeySetReader(String source, Duration timeout) {
        remote = source.startsWith("http:") || source.startsWith("https:") ? URI.create(source) : null;
        if (remote != null && source.startsWith("http:") && !LOOPBACK.contains(remote.getHost())) {
            throw new IllegalArgumentException(
                    "%s is %s: whoever is on the way could replace the keys; use https".formatted(KEY, source));
        }
        this.source = source;
        this.timeout = timeout;
        client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /**
     * Reads the key set.
     *
     * @throws IOException if it cannot be read, is too long, or takes too long
     */
    String read() throws IOException, InterruptedException {
        byte[] bytes = remote == null ? readFile() : readAnswer(remote);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] readFile() throws IOException {
        Path file = source.startsWith("file:") ? Path.of(URI.create(source)) : Path.of(source);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTE_LIMIT + 1);
            if (bytes.length > BYTE_LIMIT) {
                throw new IOException("the file has more than %d bytes".formatted(BYTE_LIMIT));
            }
            return bytes;
        }
    }

    private byte[] readAnswer(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(timeout).build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new BoundedBody(BYTE_LIMIT));
        try {
            // The timeout of the request ends with the head of the answer.
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new IOException("the issuer answered with HTTP status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new IOException("the issuer sent no complete answer within " + timeout, e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } finally {
            answer.cancel(true);
        }
    }
}
