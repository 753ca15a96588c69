package ventral.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.LocalComponent;

/**
 * Holds the running components of a system, and starts those again that end unexpectedly. A component that is not
 * restarted, or too often, is the failure of the system.
 */
final class ComponentSupervisor {

    /** Starts a component, and {@linkplain #add adds} it. */
    interface ComponentStarter {
        void start(Endpoint component) throws LaunchException;
    }

    private static final long RETRY_MILLIS = 1000;
    private static final Duration RESTART_END_LIMIT = Duration.ofSeconds(60);

    private final RestartPolicy policy;
    private final Predicate<LocalComponent> isRestarted;
    private final ComponentStarter starter;
    private final LocalSystem.LifecycleListener listener;
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final Map<Endpoint, LocalComponent> running = new EnumMap<>(Endpoint.class);
    private final Set<Endpoint> restarting = EnumSet.noneOf(Endpoint.class);
    private final List<Thread> restartThreads = new ArrayList<>();
    private boolean closed;

    /**
     * Creates a supervisor.
     *
     * @param isRestarted whether a component that has ended is started again
     */
    ComponentSupervisor(
            RestartPolicy policy,
            Predicate<LocalComponent> isRestarted,
            ComponentStarter starter,
            LocalSystem.LifecycleListener listener) {
        this.policy = policy;
        this.isRestarted = isRestarted;
        this.starter = starter;
        this.listener = listener;
    }

    /** Completes with a reason for the user when a component ends that is not restarted. */
    CompletableFuture<String> failure() {
        return failure;
    }

    /**
     * Supervises a component that was started.
     *
     * @throws LaunchException if the system was closed meanwhile; the component is then closed, too
     */
    synchronized void add(LocalComponent component) throws LaunchException {
        if (closed) {
            component.close();
            throw new LaunchException("stopped while starting");
        }
        running.put(component.kind(), component);
        component.ended().thenAccept(reason -> onEnded(component, reason));
    }

    /** Supervises a component no more, and returns it; null if it does not run. */
    synchronized @Nullable LocalComponent remove(Endpoint kind) {
        return running.remove(kind);
    }

    /** Starts no component any more, and returns those that run; null if the supervisor was closed before. */
    synchronized @Nullable List<LocalComponent> close() {
        if (closed) {
            return null;
        }
        closed = true;
        return new ArrayList<>(running.values());
    }

    /** Returns the components that run; none once the supervisor is closed. */
    synchronized List<LocalComponent> running() {
        return closed ? List.of() : List.copyOf(running.values());
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Waits until no component is being started on the data folder, which another system may use next. */
    void awaitRestarts() {
        List<Thread> threads;
        synchronized (this) {
            threads = List.copyOf(restartThreads);
        }
        try {
            for (Thread thread : threads) {
                thread.join(RESTART_END_LIMIT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void onEnded(LocalComponent component, String reason) {
        Endpoint kind = component.kind();
        if (closed || restarting.contains(kind) || running.get(kind) != component) {
            return;
        }
        if (isRestarted.test(component) && policy.allow(kind, System.nanoTime())) {
            running.remove(kind);
            restarting.add(kind);
            listener.restarting(kind, firstLine(reason));
            Thread thread = new Thread(() -> restart(kind), "restart " + kind.label());
            thread.setDaemon(true);
            restartThreads.removeIf(earlier -> !earlier.isAlive());
            restartThreads.add(thread);
            thread.start();
        } else {
            failure.complete(kind.label() + " " + reason);
        }
    }

    /** Starts a component again, repeatedly as long as restarts are allowed: its disk may be full for a while. */
    private void restart(Endpoint kind) {
        while (!isClosed()) {
            try {
                starter.start(kind);
                onRestarted(kind);
                return;
            } catch (LaunchException e) {
                if (!isRetried(kind, String.valueOf(e.getMessage()))) {
                    return;
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Supervises a restarted component again, which may already have ended. */
    private synchronized void onRestarted(Endpoint kind) {
        restarting.remove(kind);
        LocalComponent component = running.get(kind);
        if (component != null && component.ended().isDone()) {
            onEnded(component, component.ended().join());
        }
    }

    /** Records that a component could not be started again, and returns whether it is tried once more. */
    private boolean isRetried(Endpoint kind, String reason) {
        LocalComponent failed;
        synchronized (this) {
            if (closed) {
                return false;
            }
            failed = running.remove(kind);
        }
        if (failed != null) {
            failed.close();
        }
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (!policy.allow(kind, System.nanoTime())) {
                failure.complete(reason);
                return false;
            }
        }
        listener.note("%s did not start: %s; trying again".formatted(kind.label(), firstLine(reason)));
        return true;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }
}
