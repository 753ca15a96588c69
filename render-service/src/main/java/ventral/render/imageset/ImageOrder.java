package ventral.render.imageset;

import java.util.stream.IntStream;
import ventral.render.statistics.CounterBasedRandom;

/** The order of a set's images in a stream. */
public enum ImageOrder {
    /**
     * Shuffled with the stream's seed, so that a prefix is a fair sample of an index that is sorted by scene or by
     * category.
     */
    SHUFFLED,
    /** The order of the index. */
    AS_LISTED;

    /** Returns the rows of the index in this order. */
    int[] rows(int rowCount, long seed) {
        int[] rows = IntStream.range(0, rowCount).toArray();
        if (this == SHUFFLED) {
            CounterBasedRandom draws = CounterBasedRandom.named("order of images", seed);
            // R. Durstenfeld, Algorithm 235: random permutation, CACM 7 (1964) 420
            for (int last = rowCount - 1; last > 0; last--) {
                int other = draws.nextInt(last + 1);
                int kept = rows[last];
                rows[last] = rows[other];
                rows[other] = kept;
            }
        }
        return rows;
    }
}
