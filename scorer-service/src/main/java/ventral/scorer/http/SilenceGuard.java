package ventral.scorer.http;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Closes a connection that has brought nothing for too long, so that who waits for its bytes does not wait for ever. */
final class SilenceGuard implements Closeable {

    private final Thread watch;
    private volatile long heardNanos = System.nanoTime();
    private volatile boolean isExpired;

    SilenceGuard(Closeable connection, Duration silence) {
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
            Thread.currentThread().interrupt(); // nobody is left to be told
        }
    }

    void heard() {
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
