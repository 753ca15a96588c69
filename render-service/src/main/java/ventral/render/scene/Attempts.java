package ventral.render.scene;

import java.util.function.Predicate;
import java.util.function.Supplier;

/** Redrawing what will not do. */
final class Attempts {

    /** So that an object that hardly ever fits does not hold a stream up. */
    private static final int MOST = 64;

    private Attempts() {}

    /** The first placement that will do; after {@value #MOST} that will not, the last of them. */
    static Placement first(Predicate<Placement> willDo, Supplier<Placement> draw) {
        Placement placement = draw.get();
        for (int i = 1; i < MOST && !willDo.test(placement); i++) {
            placement = draw.get();
        }
        return placement;
    }
}
