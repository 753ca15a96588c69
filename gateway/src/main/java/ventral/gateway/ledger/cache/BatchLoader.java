package ventral.gateway.ledger.cache;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Combines concurrent reads of single rows: while a query is under way, the names that are requested wait, and are then
 * read by one query. A query starts after every call that it answers, so a call sees everything that was written before
 * it. Each caller waits on its own thread, which limits how many names can wait. Thread-safe.
 *
 * @param <R> type of the rows
 */
public final class BatchLoader<R> {

    /** Names that are read together, and their rows, by name, once the query has ended. */
    private static final class Batch<R> {
        private final Set<String> names = new LinkedHashSet<>();
        private final CompletableFuture<Map<String, R>> rows = new CompletableFuture<>();
    }

    private final Function<Set<String>, Map<String, R>> query;
    private final Semaphore queries;

    /** The batch to which names can be added; null if no name waits. */
    private @Nullable Batch<R> open;

    /**
     * Creates a loader.
     *
     * @param query returns those rows of the given names that exist, by name
     * @param queryLimit maximum number of queries under way at once
     */
    public BatchLoader(Function<Set<String>, Map<String, R>> query, int queryLimit) {
        this.query = query;
        this.queries = new Semaphore(queryLimit);
    }

    /**
     * Returns the row of that name, or null if it does not exist. An exception of the query is thrown to the callers
     * whose names it contained.
     */
    public @Nullable R load(String name) {
        Batch<R> batch;
        boolean first;
        synchronized (this) {
            first = open == null;
            batch = open == null ? new Batch<>() : open;
            batch.names.add(name);
            open = batch;
        }
        if (first) {
            read(batch);
        }
        return ReadCache.joined(batch.rows).get(name);
    }

    private void read(Batch<R> batch) {
        queries.acquireUninterruptibly();
        try {
            close();
            batch.rows.complete(query.apply(batch.names));
        } catch (RuntimeException | Error e) {
            batch.rows.completeExceptionally(e); // thrown to every caller of the batch
        } finally {
            queries.release();
        }
    }

    /** Closes the open batch, after which its names do not change. */
    private synchronized void close() {
        open = null;
    }
}
