package ventral.planner.plan;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.planner.rate.StimulusSetTiming;
import ventral.planner.rate.SystemRates;

/** Sample plans for tests. */
public final class PlanSamples {

    /** A rate so high that the step takes practically no time. */
    public static final double FAST = 1e15;

    public static final List<StimulusSetTiming> ONE_SET = List.of(new StimulusSetTiming("pictures", 4, 1, .25));

    public static final Fleet ONE_OF_EACH = new Fleet(1, 1, 1, 1, 1, 4, 12, 8);

    private PlanSamples() {}

    /** Returns rates with which only rendering, training and scoring take time. */
    public static SystemRates rates(double rendered, double trained, List<StimulusSetTiming> sets) {
        return new SystemRates(rendered, trained, FAST, 0, FAST, sets, 4000, 40e6, 90e6, 300, FAST, FAST, FAST, FAST);
    }

    public static CapacityPlan of(
            SystemRates rates, Fleet fleet, int objectiveCount, int seedCount, Long... imageCounts) {
        StreamName stream = new StreamName("s");
        long largest = Stream.of(imageCounts).mapToLong(count -> count).max().orElseThrow();
        return new CapacityPlan(
                new SweepName("w"),
                StreamSpec.rendered(0, largest, 64, 64),
                new SweepSpec(
                        stream,
                        Objective.XIE_2024.subList(0, objectiveCount),
                        List.of(imageCounts),
                        LongStream.range(0, seedCount).boxed().toList(),
                        1,
                        2),
                fleet,
                rates,
                FailureModel.NONE);
    }

    public static CapacityPlan with(CapacityPlan plan, FailureModel failures) {
        return new CapacityPlan(plan.sweep(), plan.stream(), plan.sweepSpec(), plan.fleet(), plan.rates(), failures);
    }

    /** Returns a plan of the size of the paper's sweeps. */
    public static CapacityPlan large(Fleet fleet) {
        SystemRates rates = new SystemRates(
                300,
                2000,
                20_000,
                2,
                5e8,
                List.of(new StimulusSetTiming("majajhong", 2, 60, 20), new StimulusSetTiming("freemanziemba", 2, 5, 2)),
                43_000,
                46e6,
                92e6,
                300,
                5e8,
                1e9,
                5e9,
                250);
        return of(
                rates,
                fleet,
                10,
                3,
                IntStream.range(0, 7)
                        .mapToObj(i -> Math.round(1_280_000 / Math.pow(10, .5 * i) / 64) * 64)
                        .toArray(Long[]::new));
    }
}
