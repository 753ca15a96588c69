package ventral.scorer.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP file server that supports ranges and injects faults. */
public final class FaultyFileServer implements AutoCloseable {

    private static final String TAG = "\"tag\"";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Deque<Fault> mishaps = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Fault of one response. */
    public sealed interface Fault {

        /** Returns this status without a body. */
        record ErrorStatus(int code) implements Fault {}

        /** Closes the connection after some bytes of the body. */
        record TruncateAfter(int byteCount) implements Fault {}

        /** Stalls for a while after some bytes of the body. */
        record StallAfter(int byteCount, long millis) implements Fault {}

        /** Ignores the requested range. */
        record IgnoredRange() implements Fault {}

        /** Returns a different range. */
        record WrongRange() implements Fault {}
    }

    public FaultyFileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Adds a file.
     *
     * @param path path and query, such as {@code /bucket/key?versionId=null}
     */
    public void put(String path, byte[] bytes) {
        files.put(path, bytes.clone());
    }

    /** Injects one fault into each of the next requests. */
    public synchronized void next(Fault... wrong) {
        mishaps.addAll(Arrays.asList(wrong));
    }

    /** Returns the path and range of every request so far, such as {@code /bucket/key bytes=10-}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private synchronized Optional<Fault> mishap() {
        return Optional.ofNullable(mishaps.poll());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        Optional<String> range =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"));
        requests.add(path + range.map(" "::concat).orElse(""));
        Fault mishap = mishap().orElse(new Fault.TruncateAfter(Integer.MAX_VALUE));
        byte[] file = files.get(path);
        try (exchange) {
            if (mishap instanceof Fault.ErrorStatus status) {
                exchange.sendResponseHeaders(status.code(), -1);
            } else if (file == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                int from = mishap instanceof Fault.IgnoredRange
                        ? 0
                        : range.map(FaultyFileServer::start).orElse(0);
                if (from > 0 && from >= file.length) {
                    exchange.sendResponseHeaders(416, -1);
                    return;
                }
                int told = mishap instanceof Fault.WrongRange ? from - 1 : from;
                exchange.getResponseHeaders().add("ETag", TAG);
                exchange.getResponseHeaders()
                        .add("Content-Range", "bytes %d-%d/%d".formatted(told, file.length - 1, file.length));
                exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
                send(exchange.getResponseBody(), Arrays.copyOfRange(file, from, file.length), mishap);
            }
        }
    }

    private static int start(String range) {
        return Integer.parseInt(range.replaceAll("\\D", ""));
    }

    private static void send(OutputStream out, byte[] bytes, Fault mishap) throws IOException {
        if (mishap instanceof Fault.StallAfter silent) {
            out.write(bytes, 0, silent.byteCount());
            out.flush();
            try {
                Thread.sleep(silent.millis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        int count = mishap instanceof Fault.TruncateAfter cut ? Math.min(cut.byteCount(), bytes.length) : bytes.length;
        out.write(bytes, 0, count);
        out.flush();
        if (count == bytes.length) {
            out.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
