package ventral.scorer.metric.statistics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Resamples neuroids and held-out stimuli with replacement (Efron and Tibshirani 1993). The draws depend only on the
 * key and the counts, so they are the same for all candidates on a benchmark. Differences of two candidates, replicate
 * by replicate, are a paired bootstrap. The draws are those of numpy's {@code RandomState(seed).randint(0, count,
 * size)}.
 *
 * @param key identifies the draws, such as a benchmark's name and version
 */
public record Bootstrap(String key, int replicateCount) {

    public Bootstrap {
        if (replicateCount < 2) {
            throw new IllegalArgumentException("%d replicates; a bootstrap needs at least 2".formatted(replicateCount));
        }
    }

    /**
     * Recomputes the median over neuroids and mean over splits of Pearson's r. Each replicate draws neuroids, the same
     * for all splits, and test stimuli of each split. The regression is not refitted, so the spread includes the choice
     * of neuroids and of test stimuli, but not that of train stimuli.
     *
     * <p>NaN correlations are left out, and so are splits in which all are NaN: with a handful of test stimuli, all
     * draws of a split may be the same stimulus.
     *
     * @return one value per replicate; NaN if all correlations are NaN
     */
    public double[] values(List<HeldOutPredictions> splits) {
        int[][] neuroids = neuroids(splits.get(0).neuroidCount());
        double[] sums = new double[replicateCount];
        int[] counts = new int[replicateCount];
        for (int s = 0; s < splits.size(); s++) {
            HeldOutPredictions split = splits.get(s);
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
     * Estimates the standard error, over neuroids, of the median over neuroids and mean over splits.
     *
     * @param values of each split, one per neuroid; NaN is left out
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

    /** Returns the sample standard deviation of replicates, with n - 1 in the denominator. */
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

    /** Draws indices, (replicates, count). */
    private int[][] draws(String what, int count) {
        NumpyRandom random = new NumpyRandom(seed(what));
        return IntStream.range(0, replicateCount)
                .mapToObj(b -> random.below(count, count))
                .toArray(int[][]::new);
    }

    /** Returns the CRC-32 of key and purpose, without its highest bit. */
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
