package ventral.gateway.grpc.watch;

import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import ventral.gateway.access.StallDetector;
import ventral.gateway.grpc.Errors;
import ventral.gateway.grpc.SignalledTask;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.ChangedRows;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.ResumeToken;

/**
 * Sends changes to one client. A watch has no queue: whenever the client can receive more, it reads the changes in the
 * ledger after the last revision that was sent. Of a row that changed several times, a slow client therefore gets only
 * the last value. A client that takes nothing for several heartbeat intervals is stalled, and its watch ends.
 *
 * <p>One task at a time advances the watch; events of the ledger, the timer and the client only signal it.
 */
final class Watch<T, R> {

    private static final int ROWS_AT_ONCE = 100;

    /** Heartbeat intervals without a message after which a client that cannot receive one is stalled. */
    private static final int STALLED_INTERVALS = 6;

    private final Ledger ledger;
    private final LedgerStatus ledgerStatus;
    private final WatchDefinition<T, R> watched;
    private final ServerCallStreamObserver<R> client;
    private final ScheduledExecutorService timer;
    private final Duration heartbeatInterval;
    private final SignalledTask advancing;
    private final AtomicLong messageCount = new AtomicLong();

    /** Used by the timer alone. */
    private final StallDetector stalls = new StallDetector(STALLED_INTERVALS);

    private ResumeToken sent;
    private volatile boolean stalled;
    private volatile boolean heartbeatDue = true;
    private volatile boolean ended;
    private Runnable forget = () -> {};

    /**
     * Prepares a watch.
     *
     * @param from position of the client
     * @param timer schedules the heartbeats
     * @param executor runs the task that advances the watch
     * @param heartbeatInterval interval between heartbeats
     */
    Watch(
            Ledger ledger,
            LedgerStatus ledgerStatus,
            WatchDefinition<T, R> watched,
            ResumeToken from,
            ServerCallStreamObserver<R> client,
            ScheduledExecutorService timer,
            Executor executor,
            Duration heartbeatInterval) {
        this.ledger = ledger;
        this.ledgerStatus = ledgerStatus;
        this.watched = watched;
        this.sent = from;
        this.client = client;
        this.timer = timer;
        this.heartbeatInterval = heartbeatInterval;
        this.advancing = new SignalledTask(executor, this::advance, this::end);
    }

    /** Starts the watch. A first heartbeat follows the initial state. */
    void start(ChangeNotifier notifier) {
        Runnable signal = advancing::signal;
        long period = heartbeatInterval.toMillis();
        Future<?> heartbeats = timer.scheduleWithFixedDelay(this::beat, period, period, TimeUnit.MILLISECONDS);
        forget = () -> {
            notifier.removeListener(signal);
            heartbeats.cancel(false);
        };
        client.setOnCancelHandler(this::end);
        client.setOnReadyHandler(signal);
        notifier.addListener(signal);
        advancing.signal();
    }

    private void beat() {
        heartbeatDue = true;
        stalled = stalls.observe(client.isReady(), messageCount.get());
        advancing.signal();
    }

    private void end() {
        ended = true;
        forget.run();
    }

    private void advance() {
        try {
            if (stalled && !ended && !client.isReady()) {
                throw Errors.stalled(heartbeatInterval.multipliedBy(STALLED_INTERVALS));
            }
            sendWhatIsNew();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void sendWhatIsNew() {
        boolean more = true;
        while (more && canSend()) {
            ledgerStatus.requireCurrent();
            ChangedRows<T> changes = ledger.changes(watched.table(), watched.filter(), sent.revision(), ROWS_AT_ONCE);
            if (!changes.incarnation().equals(sent.incarnation())) {
                throw Errors.outOfRange();
            }
            more = changes.rows().size() == ROWS_AT_ONCE;
            if (send(changes) && !more && heartbeatDue && canSend()) {
                heartbeatDue = false;
                sendMessage(watched.heartbeat().apply(sent.encode()));
            }
        }
    }

    /** Returns true if all rows were sent; rows that were not are read again when the client can receive them. */
    private boolean send(ChangedRows<T> changes) {
        for (ChangedRows.ChangedRow<T> row : changes.rows()) {
            if (!canSend()) {
                return false;
            }
            sent = new ResumeToken(sent.incarnation(), row.revision());
            sendMessage(watched.change().apply(row.value(), sent.encode()));
        }
        sent = new ResumeToken(sent.incarnation(), Math.max(sent.revision(), changes.revision()));
        return true;
    }

    private void sendMessage(R message) {
        client.onNext(message);
        messageCount.incrementAndGet();
    }

    private boolean canSend() {
        return !ended && !client.isCancelled() && client.isReady();
    }

    private void fail(RuntimeException failure) {
        if (!ended) {
            end();
            client.onError(Errors.of(failure));
        }
    }
}
