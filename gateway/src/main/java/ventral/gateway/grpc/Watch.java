package ventral.gateway.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import ventral.gateway.ledger.Bulletin;
import ventral.gateway.ledger.Changes;
import ventral.gateway.ledger.Currency;
import ventral.gateway.ledger.Ledger;
import ventral.gateway.ledger.ResumeToken;

/**
 * One client's watch. It keeps no queue: whenever the client can take more, it reads on in the ledger after the last
 * revision that was sent, so that of a thing that changed often a slow client gets the last value alone.
 *
 * <p>One task at a time advances it; whoever wants something of it only signals.
 */
final class Watch<T, R> {

    private static final int ROWS_AT_ONCE = 100;

    private final Ledger ledger;
    private final Currency currency;
    private final Watched<T, R> watched;
    private final ServerCallStreamObserver<R> client;
    private final ScheduledExecutorService timer;
    private final SignalledTask advancing;

    private ResumeToken sent;
    private volatile boolean heartbeatDue = true;
    private volatile boolean ended;
    private Runnable forget = () -> {};

    /**
     * @param from where the client stands
     * @param timer that beats
     * @param executor that advances it
     */
    Watch(
            Ledger ledger,
            Currency currency,
            Watched<T, R> watched,
            ResumeToken from,
            ServerCallStreamObserver<R> client,
            ScheduledExecutorService timer,
            Executor executor) {
        this.ledger = ledger;
        this.currency = currency;
        this.watched = watched;
        this.sent = from;
        this.client = client;
        this.timer = timer;
        this.advancing = new SignalledTask(executor, this::advance, this::end);
    }

    /** A first heartbeat follows the state that the watch begins with. */
    void start(Bulletin bulletin, Duration heartbeatInterval) {
        Runnable signal = advancing::signal;
        long period = heartbeatInterval.toMillis();
        Future<?> heartbeats = timer.scheduleAtFixedRate(this::beat, period, period, TimeUnit.MILLISECONDS);
        forget = () -> {
            bulletin.remove(signal);
            heartbeats.cancel(false);
        };
        client.setOnCancelHandler(this::end);
        client.setOnReadyHandler(signal);
        bulletin.add(signal);
        advancing.signal();
    }

    private void beat() {
        heartbeatDue = true;
        advancing.signal();
    }

    private void end() {
        ended = true;
        forget.run();
    }

    private void advance() {
        try {
            sendWhatIsNew();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void sendWhatIsNew() {
        boolean more = true;
        while (more && canSend()) {
            currency.check();
            Changes<T> changes = ledger.changes(watched.table(), watched.filter(), sent.revision(), ROWS_AT_ONCE);
            if (!changes.incarnation().equals(sent.incarnation())) {
                throw Errors.outOfRange();
            }
            more = changes.rows().size() == ROWS_AT_ONCE;
            if (send(changes) && !more && heartbeatDue && canSend()) {
                heartbeatDue = false;
                client.onNext(watched.heartbeat().apply(sent.write()));
            }
        }
    }

    /** Whether all of them were sent; those that were not are read again when the client can take them. */
    private boolean send(Changes<T> changes) {
        for (Changes.Revised<T> row : changes.rows()) {
            if (!canSend()) {
                return false;
            }
            sent = new ResumeToken(sent.incarnation(), row.revision());
            client.onNext(watched.change().apply(row.value(), sent.write()));
        }
        sent = new ResumeToken(sent.incarnation(), Math.max(sent.revision(), changes.revision()));
        return true;
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
