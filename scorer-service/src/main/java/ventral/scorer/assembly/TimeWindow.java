package ventral.scorer.assembly;

/** Milliseconds after the stimulus appeared, from {@code start} up to {@code end}. */
public record TimeWindow(double start, double end) {

    public TimeWindow {
        if (!(start < end)) {
            throw new IllegalArgumentException("time window %s to %s ms ends before it starts".formatted(start, end));
        }
    }

    /** True for a time bin that lies in the window whole. */
    public boolean contains(double binStart, double binEnd) {
        return binStart >= start && binEnd <= end;
    }
}
