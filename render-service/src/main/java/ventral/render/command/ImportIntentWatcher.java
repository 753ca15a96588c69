package ventral.render.command;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.render.imageset.ImageSetException;
import ventral.render.stream.DesiredStream;

/** Watches on its own thread whether an imported stream is still desired, by polling its intent. */
final class ImportIntentWatcher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ImportIntentWatcher.class);
    private static final long BETWEEN_LOOKS_MILLIS = 500;

    /** Reads the stream's intent. */
    interface IntentReader {

        /** Returns the desired state; empty if no intent exists. */
        Optional<DesiredStream> read();
    }

    private final StreamName stream;
    private final IntentReader intent;
    private final Runnable lost;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean isDesired = true;

    /**
     * Creates a watcher that is not yet polling.
     *
     * @param lost runs on the watcher's thread once the stream is no longer desired
     */
    ImportIntentWatcher(StreamName stream, IntentReader intent, Runnable lost) {
        this.stream = stream;
        this.intent = intent;
        this.lost = lost;
    }

    /**
     * Blocks until the stream has been created, then starts to watch its intent.
     *
     * @throws ImageSetException if the stream of this name has another spec
     */
    DesiredStream awaitIntent(StreamSpec spec) throws InterruptedException {
        Optional<DesiredStream> found = intent.read();
        if (found.isEmpty()) {
            LOG.infof("waiting until %s is created through the gateway", stream);
        }
        while (found.isEmpty() || found.get().desiredState() == DesiredStream.DesiredState.DELETED) {
            closed.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            found = intent.read();
        }
        if (!found.get().spec().equals(spec)) {
            throw new ImageSetException(
                    "%s already exists with the spec %s, but this import makes %s; choose another name"
                            .formatted(stream, found.get().spec(), spec));
        }
        Thread thread = new Thread(this::poll, "import intent");
        thread.setDaemon(true);
        thread.start();
        return found.get();
    }

    boolean isDesired() {
        return isDesired;
    }

    private void poll() {
        try {
            while (!closed.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                if (isLost()) {
                    isDesired = false;
                    lost.run();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isLost() {
        try {
            return intent.read()
                    .filter(now -> now.desiredState() != DesiredStream.DesiredState.DELETED)
                    .isEmpty();
        } catch (RuntimeException e) {
            LOG.warnf("cannot check whether %s is still desired: %s", stream, e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
