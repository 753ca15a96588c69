package ventral.gateway.analysis;

import ventral.gateway.ledger.Measurement;

/** How a ceiling is divided out of a correlation r. */
public enum Normalisation {
    /** (r / ceiling)^2, Brain-Score's of the paper's day. */
    RATIO_SQUARED,
    /** r^2 / ceiling, Brain-Score's since 2026. */
    SQUARED_OVER_CEILING;

    double of(Measurement.Ceiled values) {
        return switch (this) {
            case RATIO_SQUARED -> values.ratioSquared();
            case SQUARED_OVER_CEILING -> values.squaredOverCeiling();
        };
    }
}
