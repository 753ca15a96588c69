package ventral.benchmarks.gateway.grpc;

import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.WatchRunsRequest;
import ventral.api.v1.WatchRunsResponse;
import ventral.api.v1.WatchScoresRequest;
import ventral.api.v1.WatchScoresResponse;
import ventral.contract.name.SweepName;

/** Runs many clients that watch. Each connection carries fifty, fewer than servers allow. */
public final class WatchClients implements AutoCloseable {

    private static final int ON_A_CONNECTION = 50;

    private final String address;
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final Context.CancellableContext watching = Context.current().withCancellation();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong heartbeats = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile String token = "";
    private volatile String cause = "";
    private int count;

    WatchClients(String address) {
        this.address = address;
    }

    /**
     * Adds a watcher of a sweep's runs: from the position of {@code fromToken}, or from the current state if it is
     * empty.
     */
    public void watchRuns(SweepName sweep, String fromToken) {
        watchRuns(WatchRunsRequest.newBuilder()
                .setFilter("spec.sweep = \"%s\"".formatted(sweep))
                .setResumeToken(fromToken)
                .build());
    }

    /** Adds a watcher of all runs, from their current state. */
    public void watchRuns() {
        watchRuns(WatchRunsRequest.getDefaultInstance());
    }

    private void watchRuns(WatchRunsRequest request) {
        ManagedChannel channel = nextChannel();
        watching.run(() -> RunServiceGrpc.newStub(channel).watchRuns(request, new Observer<WatchRunsResponse>() {
            @Override
            public void onNext(WatchRunsResponse response) {
                heard(response.hasHeartbeat(), response.getResumeToken());
            }
        }));
    }

    /** Adds a watcher of a sweep's scores. */
    public void watchScores(SweepName sweep, String fromToken) {
        var request = WatchScoresRequest.newBuilder()
                .setParent("runs/-/checkpoints/-")
                .setFilter("sweep = \"%s\"".formatted(sweep))
                .setResumeToken(fromToken)
                .build();
        ManagedChannel channel = nextChannel();
        watching.run(() -> ScoreServiceGrpc.newStub(channel).watchScores(request, new Observer<WatchScoresResponse>() {
            @Override
            public void onNext(WatchScoresResponse response) {
                heard(response.hasHeartbeat(), response.getResumeToken());
            }
        }));
    }

    /** Returns the number of changes that all watchers have received. */
    public long changes() {
        return changes.get();
    }

    public long heartbeats() {
        return heartbeats.get();
    }

    public long failures() {
        return failures.get();
    }

    /** Returns the cause of the last failure; empty if there was none. */
    public String cause() {
        return cause;
    }

    /** Returns the last resume token that a watcher received; empty before the first. */
    public String token() {
        return token;
    }

    private ManagedChannel nextChannel() {
        if (count % ON_A_CONNECTION == 0) {
            channels.add(BenchApiClient.channel(address));
        }
        count++;
        return channels.get(channels.size() - 1);
    }

    private void heard(boolean heartbeat, String resumeToken) {
        (heartbeat ? heartbeats : changes).incrementAndGet();
        token = resumeToken;
    }

    private abstract class Observer<T> implements StreamObserver<T> {
        @Override
        public void onError(Throwable failure) {
            if (!watching.isCancelled()) {
                failures.incrementAndGet();
                cause = failure.toString();
            }
        }

        @Override
        public void onCompleted() {}
    }

    @Override
    public void close() {
        watching.cancel(null);
        channels.forEach(ManagedChannel::shutdownNow);
    }
}
