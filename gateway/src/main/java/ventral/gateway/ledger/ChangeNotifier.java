package ventral.gateway.ledger;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Notifies listeners in this process that the ledger has changed, once the change can be read. */
public final class ChangeNotifier {

    private final Set<Runnable> watchers = new CopyOnWriteArraySet<>();

    /**
     * Adds a listener.
     *
     * @param watcher called on the notifying thread, so it must return quickly and not throw
     */
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
