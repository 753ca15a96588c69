package ventral.cli.grpc;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ventral.api.v1.Run;
import ventral.api.v1.WatchRunsResponse;

/**
 * Runs as they stand, told by the gateway whenever one changes. While the gateway is away they stay as they were, and once
 * it is back the feed goes on behind what it heard last.
 */
public final class RunFeed implements AutoCloseable {

    private static final long BEFORE_ANOTHER_TRY_MILLIS = 500;

    private final String address;
    private final Function<String, Iterator<WatchRunsResponse>> open;
    private final Context.CancellableContext calls = Context.ROOT.withCancellation();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(calls.wrap(this::follow), "runs");
    private final Map<String, Run> runs = new TreeMap<>();
    private boolean connected = true;
    private @Nullable GatewayFailure failure;

    /** @param open begins a watch behind a resume token; from the start if that is empty */
    RunFeed(String address, Function<String, Iterator<WatchRunsResponse>> open) {
        this.address = address;
        this.open = open;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Every run that was told of, by name.
     *
     * @throws GatewayFailure if the gateway refuses to tell
     */
    public synchronized Map<String, Run> latest() {
        if (failure != null) {
            throw failure;
        }
        return Map.copyOf(runs);
    }

    /** False while the gateway is away. */
    public synchronized boolean isConnected() {
        return connected;
    }

    private void follow() {
        String token = "";
        while (closing.getCount() > 0) {
            try {
                Iterator<WatchRunsResponse> answers = open.apply(token);
                while (answers.hasNext()) {
                    token = heard(answers.next());
                }
            } catch (StatusRuntimeException e) {
                Optional<String> from = afterFailure(e, token);
                if (from.isEmpty()) {
                    return;
                }
                token = from.get();
            }
            pause();
        }
    }

    private synchronized String heard(WatchRunsResponse answer) {
        connected = true;
        if (answer.hasRun()) {
            runs.put(answer.getRun().getName(), answer.getRun());
        }
        return answer.getResumeToken();
    }

    /** The token to go on with; empty if it makes no sense to go on. */
    private synchronized Optional<String> afterFailure(StatusRuntimeException e, String token) {
        connected = false;
        return switch (e.getStatus().getCode()) {
            case OUT_OF_RANGE -> Optional.of(""); // the gateway's ledger was made anew
            case UNAVAILABLE, DEADLINE_EXCEEDED -> Optional.of(token);
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
                yield Optional.empty();
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
