package ventral.gateway.ledger.query;

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
    public void addListener(Runnable watcher) {
        watchers.add(watcher);
    }

    public void removeListener(Runnable watcher) {
        watchers.remove(watcher);
    }

    public void notifyListeners() {
        watchers.forEach(Runnable::run);
    }

    public int listenerCount() {
        return watchers.size();
    }
}
