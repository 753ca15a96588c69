package ventral.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends HTTP requests exactly as they are written. Java's HTTP client sets some headers itself. */
public final class RawHttp {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private RawHttp() {}

    /**
     * Sends a request over a connection of its own, and returns the response.
     *
     * @param start such as {@code GET /v1/runs}
     * @param headers such as {@code Host: localhost}
     */
    public static String send(int port, String start, String... headers) {
        String head = "%s HTTP/1.1\r\n%s\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                .formatted(start, String.join("\r\n", headers));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return send(socket, head);
        } catch (IOException e) {
            throw new UncheckedIOException(start, e);
        }
    }

    /** Sends a request, and returns the response: its head, and as many bytes as its Content-Length says. */
    public static String send(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next == -1) {
                throw new IOException("the connection was closed after '%s'".formatted(head));
            }
            head.append((char) next);
        }
        Matcher length = CONTENT_LENGTH.matcher(head);
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : in.readAllBytes();
        return head + new String(body, StandardCharsets.UTF_8);
    }
}
