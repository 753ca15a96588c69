package ventral.gateway.analysis;

import java.util.Optional;
import ventral.gateway.ledger.Measurement;

/** Says how a ceiling is divided out of a correlation r. */
public enum Normalisation {
    /** (r / ceiling)^2, Brain-Score's of the paper's day. */
    RATIO_SQUARED,
    /** r^2 / ceiling, Brain-Score's since 2026. */
    SQUARED_OVER_CEILING,
    /** r itself, which benchmarks without a known ceiling have too. */
    RAW;

    /** Returns true if there is no value without a known ceiling. */
    boolean needsCeiling() {
        return this != RAW;
    }

    /** Returns the value, and that of each bootstrap sample under the same ceiling; empty if it lacks the ceiling. */
    Optional<AlignmentValue> of(Measurement.Values values) {
        return switch (this) {
            case RATIO_SQUARED ->
                values.ceiled().map(ceiled -> {
                    double ceiling = ceiled.ceiling();
                    return AlignmentValue.of(
                            ceiled.ratioSquared(), values.bootstrap(), raw -> raw / ceiling * (raw / ceiling));
                });
            case SQUARED_OVER_CEILING ->
                values.ceiled().map(ceiled -> {
                    double ceiling = ceiled.ceiling();
                    return AlignmentValue.of(
                            ceiled.squaredOverCeiling(), values.bootstrap(), raw -> raw * raw / ceiling);
                });
            case RAW -> Optional.of(AlignmentValue.of(values.raw(), values.bootstrap(), raw -> raw));
        };
    }
}
