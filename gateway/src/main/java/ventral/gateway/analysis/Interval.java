package ventral.gateway.analysis;

/** Where a value is with the confidence that goes with it. */
public record Interval(double lower, double upper) {}
