package ventral.gateway.analysis;

/** Confidence limits of a value. */
public record Interval(double lower, double upper) {}
