package ventral.cli.study.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tests whether two samples differ, by the two-sided rank sum test of Mann and Whitney (1947). The p value is exact, also
 * with ties: it counts every way to deal the values that are there to samples of these sizes.
 *
 * @param u pairs in which the first sample's value is higher, ties counting half
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
        List<Double> all = new ArrayList<>(sample);
        all.addAll(other);
        List<Long> ranks = all.stream().map(value -> twiceTheRank(value, all)).toList();
        long sum = ranks.subList(0, sample.size()).stream()
                .mapToLong(Long::longValue)
                .sum();
        Map<Long, Double> deals = dealsBySum(ranks, sample.size());
        double total = 0;
        double asLow = 0;
        double asHigh = 0;
        for (Map.Entry<Long, Double> deal : deals.entrySet()) {
            total += deal.getValue();
            asLow += deal.getKey() <= sum ? deal.getValue() : 0;
            asHigh += deal.getKey() >= sum ? deal.getValue() : 0;
        }
        return new RankSum(
                sum / 2.0 - sample.size() * (sample.size() + 1) / 2.0,
                Math.min(1, 2 * Math.min(asLow, asHigh) / total),
                Math.min(1, 2 / total));
    }

    /** Returns twice the rank, which is whole where tied values share their mean rank. */
    private static long twiceTheRank(double value, List<Double> all) {
        long below = all.stream().filter(other -> other < value).count();
        long notAbove = all.stream().filter(other -> other <= value).count();
        return below + notAbove + 1;
    }

    /** Returns how many choices of so many ranks have each sum. */
    private static Map<Long, Double> dealsBySum(List<Long> ranks, int chosen) {
        List<Map<Long, Double>> choices = new ArrayList<>();
        choices.add(new TreeMap<>(Map.of(0L, 1.0)));
        for (int size = 1; size <= chosen; size++) {
            choices.add(new TreeMap<>());
        }
        for (long rank : ranks) {
            for (int size = chosen; size > 0; size--) {
                Map<Long, Double> larger = choices.get(size);
                choices.get(size - 1).forEach((sum, ways) -> larger.merge(sum + rank, ways, Double::sum));
            }
        }
        return choices.get(chosen);
    }
}
