package ventral.gateway.analysis.statistics;

/** Confidence limits of a value. */
public record ConfidenceInterval(double lower, double upper) {}
