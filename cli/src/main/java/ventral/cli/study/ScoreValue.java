package ventral.cli.study;

import java.util.Locale;

/** Names the values of a score that a study can compare. */
public enum ScoreValue {
    /** Correlation r before normalisation by the ceiling. */
    RAW("raw r"),
    /** Squared ratio of a correlation r and its ceiling c: (r/c)². */
    RATIO_SQUARED("(r/c)²"),
    /** Squared correlation r over its ceiling c: r²/c. */
    SQUARED_OVER_CEILING("r²/c");

    private final String symbol;

    ScoreValue(String symbol) {
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
