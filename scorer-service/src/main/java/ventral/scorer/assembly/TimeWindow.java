package ventral.scorer.assembly;

/** Time window in milliseconds after stimulus onset, from {@code start} up to {@code end}. */
public record TimeWindow(double start, double end) {

    public TimeWindow {
        if (!(start < end)) {
            throw new IllegalArgumentException("time window %s to %s ms ends before it starts".formatted(start, end));
        }
    }

    /** Returns whether a time bin lies entirely in the window. */
    public boolean contains(double binStart, double binEnd) {
        return binStart >= start && binEnd <= end;
    }
}
