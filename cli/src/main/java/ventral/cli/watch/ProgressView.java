package ventral.cli.watch;

import ventral.cli.terminal.ProgressBar;

/** Defines the progress view of one type of resource. */
public interface ProgressView<T> {

    /** Returns the plural of the type, such as {@code runs}. */
    String plural();

    String name(T thing);

    /**
     * Returns the progress bar of a resource.
     *
     * @param nameWidth characters of the longest name
     */
    ProgressBar progressBar(T thing, int nameWidth);

    /** Returns the state, such as {@code RUNNING}. */
    String state(T thing);

    /** Returns the rank of a resource's state; resources with lower ranks are more active and shown first. */
    int rank(T thing);

    boolean hasEnded(T thing);

    boolean hasFailed(T thing);

    /** Returns the error message of a failed resource. */
    String error(T thing);
}
