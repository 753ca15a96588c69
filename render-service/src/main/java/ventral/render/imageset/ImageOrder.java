package ventral.render.imageset;

import java.util.stream.IntStream;
import ventral.render.scene.Draws;

/** The order in which a stream has the images of a set. */
public enum ImageOrder {
    /** By the stream's seed, so that a prefix is a fair sample of an index that goes by scene or by category. */
    SHUFFLED,
    /** That of the index. */
    AS_LISTED;

    /** Which row of the index comes when. */
    int[] rows(int rowCount, long seed) {
        int[] rows = IntStream.range(0, rowCount).toArray();
        if (this == SHUFFLED) {
            Draws draws = Draws.named("order of images", seed);
            // R. Durstenfeld, Algorithm 235: random permutation, CACM 7 (1964) 420
            for (int last = rowCount - 1; last > 0; last--) {
                int other = draws.below(last + 1);
                int kept = rows[last];
                rows[last] = rows[other];
                rows[other] = kept;
            }
        }
        return rows;
    }
}
