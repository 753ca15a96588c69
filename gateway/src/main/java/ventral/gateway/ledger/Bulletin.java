package ventral.gateway.ledger;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Tells watchers in this process that the ledger has changed, after the change can be read. */
public final class Bulletin {

    private final Set<Runnable> watchers = new CopyOnWriteArraySet<>();

    /** @param watcher called on the announcing thread, so it must not take long and not throw */
    public void add(Runnable watcher) {
        watchers.add(watcher);
    }

    public void remove(Runnable watcher) {
        watchers.remove(watcher);
    }

    public void announce() {
        watchers.forEach(Runnable::run);
    }

    public int watcherCount() {
        return watchers.size();
    }
}
