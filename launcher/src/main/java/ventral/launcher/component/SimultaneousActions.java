package ventral.launcher.component;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Applies an action to several objects at the same time, however few cores the machine has. */
public final class SimultaneousActions {

    private static final Executor THREADS = action -> new Thread(action, "simultaneous action").start();

    private SimultaneousActions() {}

    /**
     * Applies an action to each object on a thread of its own, and returns when all have ended, also if the caller is
     * interrupted.
     *
     * @throws java.util.concurrent.CompletionException if an action fails; the others have ended, too
     */
    public static <T> void forEach(Collection<T> objects, Consumer<? super T> action) {
        CompletableFuture<?>[] running = objects.stream()
                .map(object -> CompletableFuture.runAsync(() -> action.accept(object), THREADS))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(running).join();
    }
}
