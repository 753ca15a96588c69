package ventral.render.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ventral.render.statistics.CounterBasedRandom;

/** The possible values of a parameter of a recipe. */
public sealed interface ParameterVariation {

    /** Any value between two ends. */
    record RangeVariation(Expression low, Expression high) implements ParameterVariation {}

    /** One of several values. */
    record ChoiceVariation(List<Expression> options) implements ParameterVariation {
        public ChoiceVariation {
            options = List.copyOf(options);
        }
    }

    /** A value computed from the parameters before it. */
    record DerivedVariation(Expression value) implements ParameterVariation {}

    /** Parses {@code a..b}, {@code a|b|c} or an expression. */
    static ParameterVariation parse(String text) {
        int dots = text.indexOf("..");
        if (dots >= 0) {
            return new RangeVariation(
                    Expression.parse(text.substring(0, dots).strip()),
                    Expression.parse(text.substring(dots + 2).strip()));
        }
        if (text.contains("|")) {
            return new ChoiceVariation(Arrays.stream(text.split("\\|", -1))
                    .map(option -> Expression.parse(option.strip()))
                    .toList());
        }
        return new DerivedVariation(Expression.parse(text.strip()));
    }

    /**
     * Draws the value for one identity of several. The values are spread out: of n identities, each has an n-th of a
     * range to itself, and no option of a choice is repeated before every option has been used.
     *
     * @param name name of the parameter, which seeds its random numbers
     * @param before the parameters before this one
     */
    default double draw(String name, int identity, int identityCount, Map<String, Double> before) {
        int place = place(name, identity, identityCount);
        if (this instanceof RangeVariation range) {
            double low = range.low().value(before);
            double high = range.high().value(before);
            double within = CounterBasedRandom.named(name, identity).nextFloat();
            return low + (high - low) * (place + within) / identityCount;
        } else if (this instanceof ChoiceVariation choice) {
            int turn =
                    CounterBasedRandom.named(name, -1).nextInt(choice.options().size());
            return choice.options()
                    .get((place + turn) % choice.options().size())
                    .value(before);
        }
        return ((DerivedVariation) this).value().value(before);
    }

    /** Returns the position of an identity in a permutation of all identities that is specific to the parameter. */
    private static int place(String name, int identity, int identityCount) {
        int[] order = new int[identityCount];
        CounterBasedRandom draws = CounterBasedRandom.named(name, -2);
        for (int i = 0; i < identityCount; i++) { // Fisher-Yates shuffle
            int j = draws.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order[identity];
    }
}
