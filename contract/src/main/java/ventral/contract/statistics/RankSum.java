package ventral.contract.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Tests whether one of two samples tends to higher values, by the two-sided rank sum test of Mann and Whitney (1947).
 * The p value is exact with ties too: it counts every way to divide the pooled values into samples of these sizes.
 * (Exact tests of libraries do not support ties.)
 *
 * @param u number of pairs in which the first sample's value is higher, ties counting half
 * @param p two-sided p value: twice the smaller of the fractions of divisions with a U as low or lower, and as high or
 *     higher; at most 1
 * @param smallestP the least p that samples of these sizes can have without ties
 */
public record RankSum(double u, double p, double smallestP) {

    /**
     * Tests two samples.
     *
     * @throws IllegalArgumentException if a sample is empty
     */
    public static RankSum of(Collection<Double> sample, Collection<Double> other) {
        if (sample.isEmpty() || other.isEmpty()) {
            throw new IllegalArgumentException("a rank sum test needs a value in each sample");
        }
        double[] pooled = Stream.concat(sample.stream(), other.stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        int[] ranks = Arrays.stream(pooled)
                .mapToInt(value -> twiceTheRank(value, pooled))
                .toArray();
        int sum = Arrays.stream(ranks, 0, sample.size()).sum();
        double[] deals = dealsBySum(ranks, sample.size());
        double all = Arrays.stream(deals).sum();
        double asLow = Arrays.stream(deals, 0, sum + 1).sum() / all;
        double asHigh = Arrays.stream(deals, sum, deals.length).sum() / all;
        return new RankSum(
                sum / 2. - sample.size() * (sample.size() + 1) / 2.,
                Math.min(1, 2 * Math.min(asLow, asHigh)),
                smallestP(sample.size(), other.size()));
    }

    /** Returns the least p that samples of these sizes can have without ties: 2 / C(n + m, n), at most 1. */
    public static double smallestP(int size, int otherSize) {
        double deals = 1;
        for (int i = 1; i <= size; i++) {
            deals = deals * (otherSize + i) / i;
        }
        return Math.min(1, 2 / deals);
    }

    /**
     * Returns twice the rank of a value. The rank of tied values is their mean rank, so twice the rank is a whole
     * number.
     */
    private static int twiceTheRank(double value, double[] all) {
        long below = DoubleStream.of(all).filter(other -> other < value).count();
        long notAbove = DoubleStream.of(all).filter(other -> other <= value).count();
        return Math.toIntExact(below + notAbove + 1);
    }

    /** Returns, for each sum of ranks, the number of ways to choose {@code chosen} ranks with that sum. */
    private static double[] dealsBySum(int[] ranks, int chosen) {
        double[][] ways = new double[chosen + 1][Arrays.stream(ranks).sum() + 1];
        ways[0][0] = 1;
        int reached = 0;
        for (int i = 0; i < ranks.length; i++) {
            for (int count = Math.min(i, chosen - 1); count >= 0; count--) {
                for (int sum = reached; sum >= 0; sum--) {
                    ways[count + 1][sum + ranks[i]] += ways[count][sum];
                }
            }
            reached += ranks[i];
        }
        return ways[chosen];
    }
}
