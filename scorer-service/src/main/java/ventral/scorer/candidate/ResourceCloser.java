package ventral.scorer.candidate;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Closes every one of several resources, also if closing one of them fails. */
public final class ResourceCloser {

    private ResourceCloser() {}

    /**
     * Closes resources.
     *
     * @throws RuntimeException the first that closing threw, after all have been closed
     */
    public static <T> void closeAll(Iterable<? extends T> resources, Consumer<? super T> close) {
        RuntimeException first = null;
        for (T resource : resources) {
            first = attempt(resource, close, first);
        }
        if (first != null) {
            throw first;
        }
    }

    /**
     * Closes resources after a failure, to which exceptions of closing are added.
     *
     * @param failure that the caller throws afterwards
     */
    public static <T> void closeAllAfter(
            Throwable failure, Iterable<? extends T> resources, Consumer<? super T> close) {
        try {
            closeAll(resources, close);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static <T> @Nullable RuntimeException attempt(
            T resource, Consumer<? super T> close, @Nullable RuntimeException first) {
        try {
            close.accept(resource);
            return first;
        } catch (RuntimeException e) {
            if (first == null) {
                return e;
            }
            first.addSuppressed(e);
            return first;
        }
    }
}
