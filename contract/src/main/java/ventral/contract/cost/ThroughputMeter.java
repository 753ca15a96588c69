package ventral.contract.cost;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** Measures throughput over the last minute and estimates the time left. Reads no clock: the caller passes the time. */
public final class ThroughputMeter {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    private record Sample(Duration at, double done) {}

    private final Duration minimumSpan;
    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Creates a meter.
     *
     * @param minimumSpan shortest time over which a throughput is computed
     */
    public ThroughputMeter(Duration minimumSpan) {
        this.minimumSpan = minimumSpan;
    }

    /**
     * Adds a measurement.
     *
     * @param at time since a fixed moment, never less than in the previous call
     * @param done work done so far, in any fixed unit
     */
    public void add(Duration at, double done) {
        samples.addLast(new Sample(at, done));
        Duration begin = at.minus(WINDOW);
        // the window is never shorter than a minute: after a long pause it is the pause and what followed
        while (samples.size() > 2 && second().at().compareTo(begin) <= 0) {
            samples.removeFirst();
        }
    }

    private Sample second() {
        Iterator<Sample> each = samples.iterator();
        each.next();
        return each.next();
    }

    /** Returns units per second; empty while the measurements span too little time or nothing progresses. */
    public Optional<Double> perSecond() {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        Duration span = samples.getLast().at().minus(samples.getFirst().at());
        double done = samples.getLast().done() - samples.getFirst().done();
        return span.isZero() || span.compareTo(minimumSpan) < 0 || done <= 0
                ? Optional.empty()
                : Optional.of(done / seconds(span));
    }

    /** Returns the time until {@code total} units are done; empty while no throughput is known. */
    public Optional<Duration> timeLeft(double total) {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        double left = Math.max(0, total - samples.getLast().done());
        return left == 0
                ? Optional.of(Duration.ZERO)
                : perSecond().map(pace -> Duration.ofMillis((long) (1000 * left / pace)));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
