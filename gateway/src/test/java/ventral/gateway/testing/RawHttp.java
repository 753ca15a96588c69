package ventral.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends HTTP requests exactly as they are written. Java's HTTP client sets some headers itself. */
public final class RawHttp {

    private static final int TIMEOUT_MILLIS = 20_000;

    private RawHttp() {}

    /**
     * Returns the whole response, until the server closes the connection.
     *
     * @param start such as {@code GET /v1/runs}
     * @param headers such as {@code Host: localhost}
     */
    public static String send(int port, String start, String... headers) {
        String head = "%s HTTP/1.1\r\n%s\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                .formatted(start, String.join("\r\n", headers));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(start, e);
        }
    }
}
