package ventral.render.geometry;

import java.util.function.Predicate;
import java.util.function.Supplier;

/** Redraws placements until one is acceptable. */
final class RejectionSampler {

    /**
     * Attempts before the last placement is accepted, so that an object that hardly ever fits does not stall a stream.
     */
    private static final int MOST = 64;

    private RejectionSampler() {}

    /** Returns the first acceptable placement, or the last of {@value #MOST} unacceptable ones. */
    static Placement first(Predicate<Placement> willDo, Supplier<Placement> draw) {
        Placement placement = draw.get();
        for (int i = 1; i < MOST && !willDo.test(placement); i++) {
            placement = draw.get();
        }
        return placement;
    }
}
