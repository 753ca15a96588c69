package ventral.gateway.analysis;

/** Confidence limits of a value. */
public record ConfidenceInterval(double lower, double upper) {}
