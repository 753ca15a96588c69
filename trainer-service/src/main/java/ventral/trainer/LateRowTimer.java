package ventral.trainer;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import ventral.platform.thread.WorkThread;
import ventral.trainer.kafka.LateRowRestorer;

/** Restores rows that former owners have overwritten late, at intervals and on a thread of its own. */
@ApplicationScoped
class LateRowTimer {

    private static final Logger LOG = Logger.getLogger(LateRowTimer.class);

    /** Far below the day for which a table's newest segment is not compacted. */
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Duration STOP_DEADLINE = Duration.ofSeconds(10);

    private final LateRowRestorer restorer;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final WorkThread thread = new WorkThread("restore-rows", this::run, () -> Quarkus.asyncExit(1));

    LateRowTimer(LateRowRestorer restorer) {
        this.restorer = restorer;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop(stopped::countDown, STOP_DEADLINE);
    }

    private void run() throws InterruptedException {
        while (!stopped.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                restorer.restore();
            } catch (RuntimeException e) {
                LOG.warnf(e, "overwritten rows are not restored; the next attempt is in %d s", INTERVAL.toSeconds());
            }
        }
    }
}
