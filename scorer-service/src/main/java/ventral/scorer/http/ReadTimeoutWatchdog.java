package ventral.scorer.http;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Closes a connection that has been silent for too long, so that a read from it does not block forever. */
final class ReadTimeoutWatchdog implements Closeable {

    private final Thread watch;
    private volatile long heardNanos = System.nanoTime();
    private volatile boolean isExpired;

    ReadTimeoutWatchdog(Closeable connection, Duration silence) {
        this.watch = new Thread(() -> watch(connection, silence), "silence-guard");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch(Closeable connection, Duration silence) {
        try {
            while (System.nanoTime() - heardNanos < silence.toNanos()) {
                Thread.sleep(Math.max(1, silence.toMillis() / 10));
            }
            isExpired = true;
            connection.close();
        } catch (InterruptedException | IOException e) {
            Thread.currentThread().interrupt(); // there is nothing left to report to
        }
    }

    void reset() {
        heardNanos = System.nanoTime();
    }

    boolean isExpired() {
        return isExpired;
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
