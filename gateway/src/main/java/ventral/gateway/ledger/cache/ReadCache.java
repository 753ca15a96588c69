package ventral.gateway.ledger.cache;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches reads of the ledger for as long as they cannot be stale. A row is evicted before its next record is written,
 * and lists of recent changes before any record is written; a value that was read before the end of a write is not
 * cached after the write has begun. Callers therefore never get a value that the ledger itself would not have returned.
 * Thread-safe.
 */
public final class ReadCache {

    /** The most recently used rows, by name. */
    private final Map<String, Object> rows;

    /** Reads in progress and results since the last write, by query. */
    private final Map<Object, CompletableFuture<?>> answers;

    private boolean writing;

    /** Incremented when a write begins and when it ends. */
    private long turn;

    /**
     * Creates an empty cache.
     *
     * @param rowCount maximum number of cached rows
     * @param answerCount maximum number of cached query results
     */
    public ReadCache(int rowCount, int answerCount) {
        this.rows = latest(rowCount);
        this.answers = latest(answerCount);
    }

    /**
     * Returns the row of that name, reading it if it is not cached. The absence of a row is not cached.
     *
     * @param read returns null if the row does not exist
     */
    <T> Optional<T> getRow(String name, Class<T> type, Supplier<@Nullable T> read) {
        long before;
        synchronized (this) {
            Object there = rows.get(name);
            if (there != null) {
                return Optional.of(type.cast(there));
            }
            before = turn;
        }
        T row = read.get();
        synchronized (this) {
            if (row != null && !writing && turn == before) {
                rows.put(name, row);
            }
        }
        return Optional.ofNullable(row);
    }

    /**
     * Returns the result of a query for recent changes. Of concurrent callers with the same query, one reads and the
     * others wait for its result.
     *
     * @param read reads the result; its exception is thrown to all of these callers
     */
    @SuppressWarnings("unchecked") // all results of one query have the same type
    <T> T getOrLoad(Object question, Supplier<T> read) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> theirs;
        synchronized (this) {
            theirs = writing ? null : (CompletableFuture<T>) answers.putIfAbsent(question, mine);
        }
        return theirs == null ? answered(question, mine, read) : joined(theirs);
    }

    private <T> T answered(Object question, CompletableFuture<T> answer, Supplier<T> read) {
        try {
            T value = read.get();
            answer.complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e); // releases the callers that wait
            synchronized (this) {
                answers.remove(question, answer);
            }
            throw e;
        }
    }

    /** Waits for a result, and throws the exception with which it failed. */
    static <T> T joined(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Evicts before a write. Call this before records of the named rows are written. */
    synchronized void beginWriting(Collection<String> names) {
        writing = true;
        turn++;
        names.forEach(rows::remove);
        answers.clear();
    }

    /** Allows caching again. Call this once the write has succeeded or failed. */
    synchronized void endWriting() {
        writing = false;
        turn++;
    }

    /** Evicts everything, because the ledger may be a different one. */
    synchronized void invalidateAll() {
        turn++;
        rows.clear();
        answers.clear();
    }

    private static <K, V> Map<K, V> latest(int count) {
        return new LinkedHashMap<>(16, .75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > count;
            }
        };
    }
}
