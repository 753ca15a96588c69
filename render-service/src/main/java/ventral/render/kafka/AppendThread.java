package ventral.render.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Appends batches one after the other while others are drawn. Who is too far ahead of it waits. */
final class AppendThread implements AutoCloseable {

    private static final int BATCHES_AHEAD = 2;

    private final Semaphore places = new Semaphore(BATCHES_AHEAD);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "append");
        made.setDaemon(true);
        return made;
    });

    /** Returns as soon as there is a place; the future completes when the append, and all before it, are done. */
    CompletableFuture<Void> submit(Runnable append) {
        places.acquireUninterruptibly();
        return CompletableFuture.runAsync(append, thread).whenComplete((done, failure) -> places.release());
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
