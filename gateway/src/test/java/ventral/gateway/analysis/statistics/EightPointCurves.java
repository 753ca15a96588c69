package ventral.gateway.analysis.statistics;

import java.util.List;
import java.util.stream.IntStream;

/** Curves over eight dataset sizes, the fewest that a saturating fit accepts. */
final class EightPointCurves {

    private static final long[] SIZES = {1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000};

    /** Rises ever more slowly. */
    static final List<ScalingPoint> RISING = of(.231, .262, .298, .322, .345, .357, .369, .374);

    private EightPointCurves() {}

    static List<ScalingPoint> of(double... means) {
        return IntStream.range(0, SIZES.length)
                .mapToObj(i -> new ScalingPoint(SIZES[i], 1, means[i], null))
                .toList();
    }
}
