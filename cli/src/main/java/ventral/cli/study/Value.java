package ventral.cli.study;

import java.util.Locale;

/** Names the values of a score that a study can compare. */
public enum Value {
    /** Correlation r before normalisation by the ceiling. */
    RAW("raw r"),
    /** (r/c)², for a correlation r under a ceiling c. */
    RATIO_SQUARED("(r/c)²"),
    /** r²/c, for a correlation r under a ceiling c. */
    SQUARED_OVER_CEILING("r²/c");

    private final String symbol;

    Value(String symbol) {
        this.symbol = symbol;
    }

    /** Returns the value's id in a study's file, such as {@code ratio-squared}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the value's label on an axis or in a table, such as {@code (r/c)²}. */
    public String symbol() {
        return symbol;
    }
}
