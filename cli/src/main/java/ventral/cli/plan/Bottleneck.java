package ventral.cli.plan;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import ventral.cli.plan.Rates.Part;

/**
 * What holds a plan up: how much shorter it would be if one part alone were faster, for each part, against how much shorter
 * if all were. Of a plan without waiting times of its own the shares make one, as time is shared out among them all.
 *
 * @param shares of the time, by part
 */
public record Bottleneck(Map<Part, Double> shares) {

    /** Small enough that nothing else becomes the bottleneck, large enough to stand out of rounding. */
    private static final double FASTER = 1.01;

    public Bottleneck {
        shares = Map.copyOf(shares);
    }

    public static Bottleneck of(Outcome outcome) {
        Plan plan = outcome.plan();
        Map<Part, Double> shares = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            double seconds =
                    Outcome.of(plan.with(plan.rates().faster(part, FASTER))).seconds();
            double gained = (outcome.seconds() - seconds) / outcome.seconds();
            shares.put(part, gained / (1 - 1 / FASTER));
        }
        return new Bottleneck(shares);
    }

    /** The part that most of the time hangs on. */
    public Part part() {
        return shares.entrySet().stream()
                .max(Map.Entry.<Part, Double>comparingByValue()
                        .thenComparing(Map.Entry.<Part, Double>comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    /** Of the time, that hangs on a part; that of {@link #part} is the largest. */
    public double share(Part part) {
        return shares.getOrDefault(part, 0.0);
    }
}
