package ventral.scorer.metric.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Allocates draws in proportion to counts, with random ties, as scikit-learn's {@code _approximate_mode}. */
final class ProportionalAllocation {

    private ProportionalAllocation() {}

    static int[] of(int[] counts, int drawCount, NumpyRandom random) {
        double total = Arrays.stream(counts).sum();
        double[] exact = Arrays.stream(counts)
                .mapToDouble(count -> count / total * drawCount)
                .toArray();
        int[] shares =
                Arrays.stream(exact).mapToInt(value -> (int) Math.floor(value)).toArray();
        int missing = drawCount - Arrays.stream(shares).sum();
        if (missing == 0) {
            return shares;
        }
        double[] remainders = new double[counts.length];
        Arrays.setAll(remainders, k -> exact[k] - shares[k]);
        List<Double> largestFirst = Arrays.stream(remainders)
                .distinct()
                .boxed()
                .sorted(Comparator.reverseOrder())
                .toList();
        for (double remainder : largestFirst) {
            int[] equal = IntStream.range(0, counts.length)
                    .filter(k -> remainders[k] == remainder)
                    .toArray();
            int count = Math.min(equal.length, missing);
            Arrays.stream(random.permutation(equal), 0, count).forEach(k -> shares[k]++);
            missing -= count;
            if (missing == 0) {
                break;
            }
        }
        return shares;
    }
}
