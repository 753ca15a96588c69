package ventral.cli;

import ventral.cli.terminal.ProgressBar;

/** What a watch must know of the things that it shows. */
interface Watched<T> {

    /** Such as {@code runs}. */
    String plural();

    String name(T thing);

    /** @param nameWidth characters that the names of all take */
    ProgressBar line(T thing, int nameWidth);

    /** Such as {@code RUNNING}. */
    String state(T thing);

    /** The less, the more there is news of it. */
    int rank(T thing);

    boolean hasEnded(T thing);

    boolean hasFailed(T thing);

    /** Why it failed. */
    String error(T thing);
}
