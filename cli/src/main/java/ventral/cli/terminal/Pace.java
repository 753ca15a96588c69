package ventral.cli.terminal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast work goes, over the last minute, and when it will be done. Knows no clock: the caller says when. */
public final class Pace {

    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration ENOUGH = Duration.ofSeconds(5);

    private record Sample(Duration at, double done) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * @param at since any one moment, never less than at the call before
     * @param done in any one unit
     */
    public void add(Duration at, double done) {
        samples.addLast(new Sample(at, done));
        while (samples.size() > 2 && samples.getFirst().at().plus(WINDOW).compareTo(at) < 0) {
            samples.removeFirst();
        }
    }

    /** Units a second; empty until there is enough to tell, or while nothing moves. */
    public Optional<Double> perSecond() {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        Duration span = samples.getLast().at().minus(samples.getFirst().at());
        double done = samples.getLast().done() - samples.getFirst().done();
        return span.compareTo(ENOUGH) < 0 || done <= 0 ? Optional.empty() : Optional.of(done / seconds(span));
    }

    /** Until {@code total} units are done; empty while that cannot be told. */
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
        return duration.toMillis() / 1000.0;
    }
}
