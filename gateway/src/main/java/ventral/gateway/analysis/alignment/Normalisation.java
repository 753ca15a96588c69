package ventral.gateway.analysis.alignment;

import java.util.Optional;
import ventral.gateway.ledger.model.Measurement;

/** Determines how a ceiling is divided out of a correlation r. */
public enum Normalisation {
    /** (r / ceiling)^2: Brain-Score's normalisation at the time of the paper. */
    RATIO_SQUARED,
    /** r^2 / ceiling: Brain-Score's normalisation since 2026. */
    SQUARED_OVER_CEILING,
    /** r itself, which also exists for benchmarks without a known ceiling. */
    RAW;

    /** Returns true if a value requires a known ceiling. */
    boolean needsCeiling() {
        return this != RAW;
    }

    /**
     * Returns the value, and that of each bootstrap sample under the same ceiling; empty if the ceiling is required but
     * unknown.
     */
    Optional<AlignmentValue> of(Measurement.ScoreValues values) {
        if (this == RAW) {
            return Optional.of(AlignmentValue.of(values.raw(), values.bootstrap(), raw -> raw));
        }
        return Optional.ofNullable(values.ceiled()).map(ceiled -> of(ceiled, values));
    }

    private AlignmentValue of(Measurement.CeiledScore ceiled, Measurement.ScoreValues values) {
        double ceiling = ceiled.ceiling();
        return switch (this) {
            case RATIO_SQUARED ->
                AlignmentValue.of(ceiled.ratioSquared(), values.bootstrap(), raw -> raw / ceiling * (raw / ceiling));
            case SQUARED_OVER_CEILING ->
                AlignmentValue.of(ceiled.squaredOverCeiling(), values.bootstrap(), raw -> raw * raw / ceiling);
            case RAW -> throw new IllegalStateException("a raw value has no ceiling");
        };
    }
}
