package ventral.gateway.ledger.command;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import ventral.contract.name.ResourceName;
import ventral.gateway.ledger.query.LedgerUnavailableException;

/** Holds one lock per resource name, for as long as a command holds it or waits for it. Thread-safe. */
final class NameLocks {

    private final Map<ResourceName, CountedLock> locks = new HashMap<>();
    private final LockTimeout timeout;

    private static final class CountedLock {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

        /** Calls that hold the lock or wait for it. Guarded by the locks of all names. */
        private int userCount;
    }

    NameLocks(LockTimeout timeout) {
        this.timeout = timeout;
    }

    /**
     * Runs work while no other call holds the name.
     *
     * @throws ResourceBusyException if other calls hold it until the timeout
     */
    <T> T exclusively(ResourceName name, Supplier<T> work) {
        return exclusively(List.of(name), work);
    }

    /**
     * Runs work while no other call holds any of the names. Names are locked in their order, so that no two calls
     * wait for each other.
     *
     * @throws ResourceBusyException if other calls hold one of the names until the timeout, which is that of all names
     */
    <T> T exclusively(Collection<? extends ResourceName> names, Supplier<T> work) {
        List<ResourceName> ordered = new ArrayList<>(new HashSet<ResourceName>(names));
        ordered.sort(comparing(ResourceName::toString));
        Map<ResourceName, CountedLock> held = new LinkedHashMap<>();
        Duration deadline = timeout.deadline();
        try {
            for (ResourceName name : ordered) {
                held.put(name, acquire(name, ReentrantReadWriteLock::writeLock, deadline));
            }
            return work.get();
        } finally {
            held.forEach((name, counted) -> {
                counted.lock.writeLock().unlock();
                release(name, counted);
            });
        }
    }

    /**
     * Runs work while no other call holds the name exclusively; others may share it.
     *
     * @throws ResourceBusyException if another call holds it exclusively until the timeout
     */
    <T> T sharing(ResourceName name, Supplier<T> work) {
        CountedLock counted = acquire(name, ReentrantReadWriteLock::readLock, timeout.deadline());
        try {
            return work.get();
        } finally {
            counted.lock.readLock().unlock();
            release(name, counted);
        }
    }

    private CountedLock acquire(ResourceName name, Function<ReentrantReadWriteLock, Lock> side, Duration deadline) {
        CountedLock counted = use(name);
        boolean acquired = false;
        try {
            acquired = side.apply(counted.lock).tryLock(timeout.nanosUntil(deadline), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException("the gateway is stopping", e);
        } finally {
            if (!acquired) {
                release(name, counted);
            }
        }
        if (!acquired) {
            throw new ResourceBusyException(name, timeout.limit());
        }
        return counted;
    }

    /** Returns the number of names that are locked or waited for. */
    synchronized int size() {
        return locks.size();
    }

    private synchronized CountedLock use(ResourceName name) {
        CountedLock counted = locks.computeIfAbsent(name, unused -> new CountedLock());
        counted.userCount++;
        return counted;
    }

    private synchronized void release(ResourceName name, CountedLock counted) {
        counted.userCount--;
        if (counted.userCount == 0) {
            locks.remove(name);
        }
    }
}
