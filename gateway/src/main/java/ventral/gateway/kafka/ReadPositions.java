package ventral.gateway.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;
import ventral.gateway.ledger.query.LedgerUnavailableException;

/** Tracks how far the ledger has read, for callers that wait for a record they wrote. */
public final class ReadPositions {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<TopicPartition, Long> next = new HashMap<>();

    /**
     * Updates the positions of some partitions.
     *
     * @param positions offset of the next record to read
     */
    void set(Map<TopicPartition, Long> positions) {
        lock.lock();
        try {
            next.putAll(positions);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the ledger holds every record up to the given offsets.
     *
     * @param offsets offsets of records, one per partition
     * @throws LedgerUnavailableException if that takes longer than {@code patience}
     */
    void await(Map<TopicPartition, Long> offsets, Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!offsets.entrySet().stream()
                    .allMatch(written -> next.getOrDefault(written.getKey(), 0L) > written.getValue())) {
                if (left <= 0) {
                    throw new LedgerUnavailableException(
                            "the request was written, but the ledger has not read it after %d s: check whether it took effect before you retry"
                                    .formatted(patience.toSeconds()));
                }
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException("the gateway is stopping", e);
        } finally {
            lock.unlock();
        }
    }
}
