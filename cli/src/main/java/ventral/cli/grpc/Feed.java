package ventral.cli.grpc;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Things as they stand, told by the gateway whenever one changes. While the gateway is away there is no news, and once it
 * is back the feed goes on behind what it heard last.
 */
public final class Feed<T> implements AutoCloseable {

    /** What a watch was told: of one thing, or of none as a sign of life. */
    record Told<T>(Optional<T> thing, String resumeToken) {}

    /** A call of the gateway that lasts until it is broken off. */
    interface Watch<T> {
        /** @param resumeToken behind which it begins; at the start if empty */
        void follow(String resumeToken, Consumer<Told<T>> heard);
    }

    private static final long BEFORE_ANOTHER_TRY_MILLIS = 500;

    private final String address;
    private final Watch<T> watch;
    private final Function<T, String> name;
    private final Context.CancellableContext calls = Context.ROOT.withCancellation();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, T> news = new LinkedHashMap<>();
    private String token = "";
    private boolean connected = true;
    private @Nullable GatewayFailure failure;

    Feed(String address, Watch<T> watch, Function<T, String> name) {
        this.address = address;
        this.watch = watch;
        this.name = name;
        Thread thread = new Thread(calls.wrap(this::follow), "feed");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * What was told since this was asked last, in the order in which it was: of each thing what was told last.
     *
     * @throws GatewayFailure if the gateway refuses to tell, and all that it told before was taken
     */
    public synchronized List<T> news() {
        if (news.isEmpty() && failure != null) {
            throw failure;
        }
        List<T> taken = new ArrayList<>(news.values());
        news.clear();
        return taken;
    }

    /** False while the gateway is away. */
    public synchronized boolean isConnected() {
        return connected;
    }

    private void follow() {
        boolean goOn = true;
        while (goOn && closing.getCount() > 0) {
            try {
                watch.follow(token(), this::hear);
            } catch (StatusRuntimeException e) {
                goOn = isWorthAnotherTry(e);
            }
            pause();
        }
    }

    private synchronized String token() {
        return token;
    }

    private synchronized void hear(Told<T> told) {
        connected = true;
        token = told.resumeToken();
        told.thing().ifPresent(thing -> {
            news.remove(name.apply(thing));
            news.put(name.apply(thing), thing);
        });
    }

    private synchronized boolean isWorthAnotherTry(StatusRuntimeException e) {
        connected = false;
        return switch (e.getStatus().getCode()) {
            case OUT_OF_RANGE -> {
                token = ""; // the gateway's ledger was made anew
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
                failure = new GatewayFailure(address, e);
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
