package ventral.scorer.metric;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Resamples neuroids and held-out stimuli with replacement (Efron and Tibshirani 1993). The draws depend on the key, the
 * counts and nothing else, so that every candidate on a benchmark meets the same ones: differences of two candidates,
 * replicate by replicate, are a paired bootstrap. They are numpy's {@code RandomState(seed).randint(0, count, size)}.
 *
 * @param key what the draws belong to, such as a benchmark's name and version
 */
public record Bootstrap(String key, int replicateCount) {

    public Bootstrap {
        if (replicateCount < 2) {
            throw new IllegalArgumentException("%d replicates; a bootstrap takes at least 2".formatted(replicateCount));
        }
    }

    /**
     * Recomputes the median over neuroids and mean over splits of Pearson's r, in each replicate for other neuroids, the same
     * ones in all splits, and for other test stimuli of each split. The regression is not fitted anew, so that the spread
     * holds the choice of neuroids and of test stimuli, and not that of train stimuli.
     *
     * <p>Correlations that are not numbers are left out, and splits that have no other: with a handful of test stimuli, all
     * draws of a split may be the same one.
     *
     * @return one value a replicate; NaN where no correlation is a number
     */
    public double[] values(List<HeldOut> splits) {
        int[][] neuroids = neuroids(splits.get(0).neuroidCount());
        double[] sums = new double[replicateCount];
        int[] counts = new int[replicateCount];
        for (int s = 0; s < splits.size(); s++) {
            HeldOut split = splits.get(s);
            int[][] rows = draws("stimuli of split " + s, split.measured().length);
            double[][] correlations = WeightedCorrelations.of(split, counts(rows, split.measured().length));
            for (int b = 0; b < replicateCount; b++) {
                double median = medianOf(correlations[b], neuroids[b]);
                if (!Double.isNaN(median)) {
                    sums[b] += median;
                    counts[b]++;
                }
            }
        }
        return IntStream.range(0, replicateCount)
                .mapToDouble(b -> sums[b] / counts[b])
                .toArray();
    }

    /**
     * Estimates the standard error, over neuroids, of a median over neuroids and mean over splits.
     *
     * @param values of each split, one a neuroid; NaN is left out
     */
    public double standardError(List<double[]> values) {
        double[] means = Arrays.stream(neuroids(values.get(0).length))
                .mapToDouble(drawn -> values.stream()
                        .mapToDouble(split -> medianOf(split, drawn))
                        .average()
                        .orElseThrow())
                .toArray();
        return standardDeviation(means);
    }

    /** Returns the standard deviation of replicates, with their count less one in the denominator. */
    static double standardDeviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    int[][] neuroids(int count) {
        return draws("neuroids", count);
    }

    /** (replicates, count) */
    private int[][] draws(String what, int count) {
        NumpyRandom random = new NumpyRandom(seed(what));
        return IntStream.range(0, replicateCount)
                .mapToObj(b -> random.below(count, count))
                .toArray(int[][]::new);
    }

    /** Returns the CRC-32 of key and purpose, without its first bit. */
    int seed(String what) {
        CRC32 checksum = new CRC32();
        checksum.update("%s/%s".formatted(key, what).getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue() & Integer.MAX_VALUE;
    }

    private static double[][] counts(int[][] draws, int count) {
        double[][] counts = new double[draws.length][count];
        for (int b = 0; b < draws.length; b++) {
            for (int drawn : draws[b]) {
                counts[b][drawn]++;
            }
        }
        return counts;
    }

    private static double medianOf(double[] values, int[] drawn) {
        double[] sorted = IntStream.of(drawn)
                .mapToDouble(j -> values[j])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int count = sorted.length;
        return count == 0 ? Double.NaN : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }
}
