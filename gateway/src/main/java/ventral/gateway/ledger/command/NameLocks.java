package ventral.gateway.ledger.command;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import ventral.contract.name.ResourceName;

/** Holds one lock per resource name, for as long as a command holds it or waits for it. Thread-safe. */
final class NameLocks {

    private final Map<ResourceName, CountedLock> locks = new HashMap<>();

    private static final class CountedLock {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

        /** Calls that hold the lock or wait for it. Guarded by the locks of all names. */
        private int userCount;
    }

    /** Runs work while no other call holds the name. */
    <T> T exclusively(ResourceName name, Supplier<T> work) {
        return exclusively(List.of(name), work);
    }

    /**
     * Runs work while no other call holds any of the names. Names are locked in their order, so that no two calls
     * wait for each other.
     */
    <T> T exclusively(Collection<? extends ResourceName> names, Supplier<T> work) {
        List<ResourceName> ordered = new ArrayList<>(new HashSet<ResourceName>(names));
        ordered.sort(comparing(ResourceName::toString));
        Map<ResourceName, CountedLock> held = new LinkedHashMap<>();
        try {
            for (ResourceName name : ordered) {
                CountedLock counted = use(name);
                counted.lock.writeLock().lock();
                held.put(name, counted);
            }
            return work.get();
        } finally {
            held.forEach((name, counted) -> {
                counted.lock.writeLock().unlock();
                release(name, counted);
            });
        }
    }

    /** Runs work while no other call holds the name exclusively; others may share it. */
    <T> T sharing(ResourceName name, Supplier<T> work) {
        CountedLock counted = use(name);
        counted.lock.readLock().lock();
        try {
            return work.get();
        } finally {
            counted.lock.readLock().unlock();
            release(name, counted);
        }
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
