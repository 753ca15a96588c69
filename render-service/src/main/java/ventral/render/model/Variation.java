package ventral.render.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ventral.render.scene.Draws;

/** What a parameter of a recipe may be. */
public sealed interface Variation {

    /** Anything between two ends. */
    record Range(Expression low, Expression high) implements Variation {}

    /** One of some. */
    record Choice(List<Expression> options) implements Variation {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** What follows from the parameters before. */
    record Derived(Expression value) implements Variation {}

    /** {@code a..b}, {@code a|b|c} or an expression. */
    static Variation parse(String text) {
        int dots = text.indexOf("..");
        if (dots >= 0) {
            return new Range(
                    Expression.parse(text.substring(0, dots).strip()),
                    Expression.parse(text.substring(dots + 2).strip()));
        }
        if (text.contains("|")) {
            return new Choice(Arrays.stream(text.split("\\|"))
                    .map(option -> Expression.parse(option.strip()))
                    .toList());
        }
        return new Derived(Expression.parse(text.strip()));
    }

    /**
     * The value for one identity of several. They are spread: of n identities each has an n-th of a range to itself, and
     * no option of a choice comes twice before every one has come once.
     *
     * @param name of the parameter, which its draws follow from
     * @param before the parameters before this one
     */
    default double draw(String name, int identity, int identityCount, Map<String, Double> before) {
        int place = place(name, identity, identityCount);
        if (this instanceof Range range) {
            double low = range.low().value(before);
            double high = range.high().value(before);
            double within = Draws.named(name, identity).unit();
            return low + (high - low) * (place + within) / identityCount;
        } else if (this instanceof Choice choice) {
            int turn = Draws.named(name, -1).below(choice.options().size());
            return choice.options()
                    .get((place + turn) % choice.options().size())
                    .value(before);
        }
        return ((Derived) this).value().value(before);
    }

    /** Where an identity stands in an order of all of them that is the parameter's own. */
    private static int place(String name, int identity, int identityCount) {
        int[] order = new int[identityCount];
        Draws draws = Draws.named(name, -2);
        for (int i = 0; i < identityCount; i++) { // Fisher and Yates
            int j = draws.below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order[identity];
    }
}
