package ventral.gateway.analysis;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * The two-sided test of Mann and Whitney (1947) of whether one of two groups tends to higher values. Its p is exact with
 * ties too: of all ways to deal the pooled values to groups of these sizes. (Exact tests of libraries take no ties.)
 *
 * @param u pairs in which the first group's value is higher, ties counting half
 * @param p twice the smaller of the shares of deals with as low or lower, and as high or higher, a U; at most 1
 */
record RankSumTest(double u, double p) {

    /** Both at least one value. */
    static RankSumTest of(List<Double> group, List<Double> other) {
        double[] pooled = new double[group.size() + other.size()];
        for (int i = 0; i < pooled.length; i++) {
            pooled[i] = i < group.size() ? group.get(i) : other.get(i - group.size());
        }
        double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE).rank(pooled);
        int[] doubled = Arrays.stream(ranks)
                .mapToInt(rank -> (int) Math.round(2 * rank))
                .toArray();
        int sum = Arrays.stream(doubled, 0, group.size()).sum();
        double[] deals = dealsBySum(doubled, group.size());
        double all = Arrays.stream(deals).sum();
        double asLow = Arrays.stream(deals, 0, sum + 1).sum() / all;
        double asHigh = Arrays.stream(deals, sum, deals.length).sum() / all;
        double u = sum / 2. - group.size() * (group.size() + 1) / 2.;
        return new RankSumTest(u, Math.min(1, 2 * Math.min(asLow, asHigh)));
    }

    /** The least p that groups of these sizes can have. */
    static double smallestP(int size, int otherSize) {
        return Math.min(1, 2 / CombinatoricsUtils.binomialCoefficientDouble(size + otherSize, size));
    }

    /** How many ways there are to choose so many of the ranks, by the sum of those chosen. */
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
