package ventral.cli.grpc;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Watches resources: the gateway sends the current state of each, then every change. While the gateway is unavailable,
 * no changes arrive. Once it answers again, the watch resumes behind the last event that it received. A watch without
 * heartbeats counts as broken.
 */
public final class ResourceWatcher<T> implements AutoCloseable {

    /**
     * An event of a watch.
     *
     * @param resource null for a heartbeat
     */
    record WatchEvent<T>(@Nullable T resource, String resumeToken) {}

    /** A call of the gateway that lasts until it is cancelled or fails. */
    interface WatchCall<T> {
        /**
         * Blocks while the watch lasts, and passes on each event.
         *
         * @param resumeToken token behind which the watch begins; empty for the start
         */
        void follow(String resumeToken, Consumer<WatchEvent<T>> listener);
    }

    private static final long BEFORE_ANOTHER_TRY_MILLIS = 500;

    /** Four and a half of the gateway's intervals between heartbeats. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);

    private final String address;
    private final StallDeadline heartbeats;
    private final WatchCall<T> watch;
    private final Function<T, String> name;
    private final Context.CancellableContext calls = Context.ROOT.withCancellation();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, T> changes = new LinkedHashMap<>();
    private String token = "";
    private boolean connected = true;
    private @Nullable GatewayException failure;

    ResourceWatcher(String address, WatchCall<T> watch, Function<T, String> name) {
        this(address, watch, name, LONGEST_SILENCE);
    }

    ResourceWatcher(String address, WatchCall<T> watch, Function<T, String> name, Duration longestSilence) {
        this.address = address;
        this.heartbeats = new StallDeadline(longestSilence);
        this.watch = watch;
        this.name = name;
        Thread thread = new Thread(calls.wrap(this::follow), "feed");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns the changes since the last call: the latest state of each changed resource, by time of its last change.
     * Does not block.
     *
     * @throws GatewayException if the gateway rejected the watch, and every change before that was returned already
     */
    public synchronized List<T> poll() {
        if (changes.isEmpty() && failure != null) {
            throw failure;
        }
        List<T> taken = new ArrayList<>(changes.values());
        changes.clear();
        return taken;
    }

    /** Returns false while the gateway is unavailable. */
    public synchronized boolean isConnected() {
        return connected;
    }

    private void follow() {
        boolean goOn = true;
        while (goOn && closing.getCount() > 0) {
            try {
                heartbeats.run(received -> watch.follow(token(), event -> {
                    received.run();
                    onEvent(event);
                }));
            } catch (StatusRuntimeException e) {
                goOn = isRetryable(e);
            }
            pause();
        }
    }

    private synchronized String token() {
        return token;
    }

    private synchronized void onEvent(WatchEvent<T> event) {
        connected = true;
        token = event.resumeToken();
        T resource = event.resource();
        if (resource != null) {
            changes.remove(name.apply(resource));
            changes.put(name.apply(resource), resource);
        }
    }

    private synchronized boolean isRetryable(StatusRuntimeException e) {
        connected = false;
        return switch (e.getStatus().getCode()) {
            case OUT_OF_RANGE -> {
                token = ""; // the gateway's ledger was rebuilt
                yield true;
            }
            case UNAVAILABLE, DEADLINE_EXCEEDED -> true;
            case OK,
                    CANCELLED,
                    UNKNOWN,
                    INVALID_ARGUMENT,
                    NOT_FOUND,
                    ALREADY_EXISTS,
                    PERMISSION_DENIED,
                    RESOURCE_EXHAUSTED,
                    FAILED_PRECONDITION,
                    ABORTED,
                    UNIMPLEMENTED,
                    INTERNAL,
                    DATA_LOSS,
                    UNAUTHENTICATED -> {
                failure = new GatewayException(address, e);
                yield false;
            }
        };
    }

    private void pause() {
        try {
            closing.await(BEFORE_ANOTHER_TRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        calls.cancel(Status.CANCELLED.asException());
    }
}
