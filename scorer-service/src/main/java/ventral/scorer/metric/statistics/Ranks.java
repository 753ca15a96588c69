package ventral.scorer.metric.statistics;

import java.util.Arrays;

/** Computes ranks in ascending order. */
public final class Ranks {

    private Ranks() {}

    /** Returns ranks from 1; equal values share their mean rank. */
    public static double[] of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values)
                .map(value -> (countBelow(sorted, value) + countBelow(sorted, Math.nextUp(value)) + 1) / 2.)
                .toArray();
    }

    private static int countBelow(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
