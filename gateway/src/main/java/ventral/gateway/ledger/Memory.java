package ventral.gateway.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * What was read of the ledger, for as long as it cannot have changed. A row is forgotten before its next record is
 * written, and what changed of late before any record is; nothing that was read before the end of a write is remembered
 * after its beginning. So nobody is told anything that the ledger itself would not have said. Any thread may use it.
 */
public final class Memory {

    /** The last ones asked for, by name. */
    private final Map<String, Object> rows;

    /** What is being read or was read since the last write, by question. */
    private final Map<Object, CompletableFuture<?>> answers;

    private boolean writing;

    /** Grows when a write begins and when it ends. */
    private long turn;

    /**
     * @param rowCount rows that are remembered at most
     * @param answerCount answers that are remembered at most
     */
    public Memory(int rowCount, int answerCount) {
        this.rows = latest(rowCount);
        this.answers = latest(answerCount);
    }

    /** The row of that name, read if it is not remembered. That there is none is not remembered. */
    <T> Optional<T> row(String name, Class<T> type, Supplier<Optional<T>> read) {
        long before;
        synchronized (this) {
            Object there = rows.get(name);
            if (there != null) {
                return Optional.of(type.cast(there));
            }
            before = turn;
        }
        Optional<T> row = read.get();
        synchronized (this) {
            if (!writing && turn == before) {
                row.ifPresent(found -> rows.put(name, found));
            }
        }
        return row;
    }

    /**
     * The answer to a question about what changed of late. Of those who ask alike at once, one reads and the others wait.
     *
     * @param read throws what all of them are thrown
     */
    @SuppressWarnings("unchecked") // a question has answers of one type
    <T> T answer(Object question, Supplier<T> read) {
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
            answer.completeExceptionally(e); // nobody waits for an answer that never comes
            synchronized (this) {
                answers.remove(question, answer);
            }
            throw e;
        }
    }

    private static <T> T joined(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** To be called before records are written of the things of these names. */
    synchronized void beginWriting(Collection<String> names) {
        writing = true;
        turn++;
        names.forEach(rows::remove);
        answers.clear();
    }

    /** To be called when they are written, or not. */
    synchronized void endWriting() {
        writing = false;
        turn++;
    }

    /** The ledger may be another one now. */
    synchronized void forgetAll() {
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
