package ventral.cli.grpc;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Ends a streaming call that receives nothing for a time, such as when the network is cut. A stream as a whole has no
 * deadline, because it may last for days.
 */
final class StallDeadline {

    private static final int CHECKS = 4;

    private final Duration longestSilence;

    /**
     * Creates a deadline.
     *
     * @param longestSilence time without a message after which a call is cancelled; up to a quarter more passes
     */
    StallDeadline(Duration longestSilence) {
        this.longestSilence = longestSilence;
    }

    /**
     * Makes a call on this thread. It ends with DEADLINE_EXCEEDED if it receives nothing for too long.
     *
     * @param call runs the call; it must run its argument whenever a message arrives
     */
    void run(Consumer<Runnable> call) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(StallDeadline::daemon);
        Context.CancellableContext context = Context.current().withCancellation();
        try {
            StallCheck check = new StallCheck(context, longestSilence);
            long period = Math.max(1, longestSilence.toMillis() / CHECKS);
            timer.scheduleWithFixedDelay(check, period, period, TimeUnit.MILLISECONDS);
            context.run(() -> call.accept(check::received));
        } finally {
            timer.shutdownNow();
            context.cancel(null);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stall-deadline");
        thread.setDaemon(true);
        return thread;
    }

    private static final class StallCheck implements Runnable {

        private final Context.CancellableContext call;
        private final Duration longestSilence;
        private volatile long receivedAt = System.nanoTime();

        StallCheck(Context.CancellableContext call, Duration longestSilence) {
            this.call = call;
            this.longestSilence = longestSilence;
        }

        void received() {
            receivedAt = System.nanoTime();
        }

        @Override
        public void run() {
            if (System.nanoTime() - receivedAt > longestSilence.toNanos()) {
                // gRPC reports a cancellation by this exception as DEADLINE_EXCEEDED.
                call.cancel(new TimeoutException("no message arrived for " + longestSilence));
            }
        }
    }
}
