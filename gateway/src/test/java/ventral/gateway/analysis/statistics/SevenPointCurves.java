package ventral.gateway.analysis.statistics;

import java.util.List;
import java.util.stream.IntStream;

/** Curves over the dataset sizes of the paper. */
final class SevenPointCurves {

    static final long[] SIZES = {1350, 4050, 13_500, 40_500, 135_000, 405_000, 1_350_000};

    /** Rises ever more slowly. */
    static final List<ScalingPoint> RISING = of(.231, .262, .297, .318, .339, .352, .357);

    private SevenPointCurves() {}

    static List<ScalingPoint> of(double... means) {
        return IntStream.range(0, SIZES.length)
                .mapToObj(i -> new ScalingPoint(SIZES[i], 1, means[i], null))
                .toList();
    }
}
