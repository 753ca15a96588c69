package ventral.gateway.grpc.watch;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jboss.threads.ViewExecutor;
import ventral.contract.spec.InvalidFieldException;
import ventral.gateway.grpc.Errors;
import ventral.gateway.grpc.RequestFields;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.ResumeToken;

/** Creates and starts watches. */
@Singleton
public class WatchFactory {

    public static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(10);

    /**
     * Watches that are advanced concurrently. The limit leaves database connections to other calls, however many
     * watches there are.
     */
    private static final int AT_ONCE = 4;

    private final Ledger ledger;
    private final LedgerStatus ledgerStatus;
    private final ChangeNotifier notifier;
    private final ScheduledExecutorService timer;
    private final Executor executor;
    private final Duration heartbeatInterval;

    @Inject
    WatchFactory(Ledger ledger, LedgerStatus ledgerStatus, ChangeNotifier notifier, ScheduledExecutorService executor) {
        this(ledger, ledgerStatus, notifier, executor, HEARTBEAT_INTERVAL);
    }

    public WatchFactory(
            Ledger ledger,
            LedgerStatus ledgerStatus,
            ChangeNotifier notifier,
            ScheduledExecutorService executor,
            Duration heartbeatInterval) {
        this.ledger = ledger;
        this.ledgerStatus = ledgerStatus;
        this.notifier = notifier;
        this.timer = executor;
        this.executor = ViewExecutor.builder(executor)
                .setMaxSize(AT_ONCE)
                .setQueueLimit(Integer.MAX_VALUE)
                .build();
        this.heartbeatInterval = heartbeatInterval;
    }

    /**
     * Sends the rows that {@code wish} defines until the client cancels. The service's method must call this itself,
     * since gRPC accepts handlers only there.
     *
     * @param resumeToken position of the client; empty for a client that starts
     */
    public <T, R> void open(StreamObserver<R> caller, String resumeToken, Supplier<WatchDefinition<T, R>> wish) {
        Watch<T, R> watch;
        try {
            ledgerStatus.requireCurrent();
            watch = new Watch<>(
                    ledger,
                    ledgerStatus,
                    wish.get(),
                    from(resumeToken),
                    (ServerCallStreamObserver<R>) caller,
                    timer,
                    executor,
                    heartbeatInterval);
        } catch (RuntimeException e) {
            caller.onError(Errors.of(e));
            return;
        }
        watch.start(notifier);
    }

    private ResumeToken from(String resumeToken) {
        ResumeToken now = ledger.position();
        if (resumeToken.isEmpty()) {
            return new ResumeToken(now.incarnation(), 0);
        }
        ResumeToken from = RequestFields.parse("resume_token", resumeToken, ResumeToken::decode);
        if (from.revision() < 0) {
            throw new InvalidFieldException(
                    "resume_token",
                    "resume_token '%s' is damaged: pass one as it was given, or none to start over"
                            .formatted(resumeToken));
        }
        if (!from.incarnation().equals(now.incarnation()) || from.revision() > now.revision()) {
            throw Errors.outOfRange();
        }
        return from;
    }
}
