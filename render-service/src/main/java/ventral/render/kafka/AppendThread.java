package ventral.render.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Appends batches in order on its own thread while the next batches are rendered. A caller that is too far ahead
 * blocks. Only one thread may submit.
 */
final class AppendThread implements AutoCloseable {

    private static final int BATCHES_AHEAD = 2;

    private final Semaphore places = new Semaphore(BATCHES_AHEAD);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "append");
        made.setDaemon(true);
        return made;
    });

    /** Blocks while the queue is full. The next {@link #submit} does not block. */
    void awaitSpace() {
        places.acquireUninterruptibly();
        places.release(); // no other thread takes the place
    }

    /**
     * Queues an append. Blocks while the queue is full; the future completes when this append and all before it are
     * done.
     */
    CompletableFuture<Void> submit(Runnable append) {
        places.acquireUninterruptibly();
        return CompletableFuture.runAsync(append, thread).whenComplete((done, failure) -> places.release());
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
