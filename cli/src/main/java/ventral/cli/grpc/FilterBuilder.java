package ventral.cli.grpc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.SweepName;

/** Builds an AIP-160 filter of equalities joined by AND. */
public final class FilterBuilder {

    private final List<String> conditions = new ArrayList<>();

    /** Returns the filter of a list of runs for those of a sweep. */
    public static String runsOfSweep(SweepName sweep) {
        return new FilterBuilder().and("spec.sweep", sweep).toString();
    }

    /**
     * Adds an equality.
     *
     * @param value resource name or enum constant; null for any
     */
    public FilterBuilder and(String field, @Nullable Object value) {
        if (value != null) {
            conditions.add(value instanceof Enum<?> ? field + " = " + value : "%s = \"%s\"".formatted(field, value));
        }
        return this;
    }

    /**
     * Adds an equality with a value from the command line.
     *
     * @param word argument of the command line; null for any
     * @param value parses the argument
     */
    public FilterBuilder and(String field, @Nullable String word, Function<String, ?> value) {
        return word == null ? this : and(field, value.apply(word));
    }

    /**
     * Adds a filter.
     *
     * @param filter AIP-160 filter; null for none
     */
    public FilterBuilder and(@Nullable String filter) {
        if (filter != null && !filter.isBlank()) {
            conditions.add(filter);
        }
        return this;
    }

    /** Returns the filter; empty for all. */
    @Override
    public String toString() {
        return String.join(" AND ", conditions);
    }
}
