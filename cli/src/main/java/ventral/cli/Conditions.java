package ventral.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Equalities that a list is filtered by, in the words of AIP-160. */
final class Conditions {

    private final List<String> conditions = new ArrayList<>();

    /** @param value a resource's name, a constant, or none for any */
    Conditions and(String field, @Nullable Object value) {
        if (value != null) {
            conditions.add(value instanceof Enum<?> ? field + " = " + value : "%s = \"%s\"".formatted(field, value));
        }
        return this;
    }

    /**
     * @param word of the command line, or none for any
     * @param value what it means
     */
    Conditions and(String field, @Nullable String word, Function<String, ?> value) {
        return word == null ? this : and(field, value.apply(word));
    }

    /** @param filter in the words of AIP-160, or none */
    Conditions and(@Nullable String filter) {
        if (filter != null && !filter.isBlank()) {
            conditions.add(filter);
        }
        return this;
    }

    /** The filter; empty for all. */
    @Override
    public String toString() {
        return String.join(" AND ", conditions);
    }
}
