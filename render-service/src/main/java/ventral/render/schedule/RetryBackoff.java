package ventral.render.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import ventral.contract.name.StreamName;
import ventral.render.stream.DesiredStream;

/** Decides when streams that failed are retried: after 1 s, and after twice as long each time, up to one minute. */
final class RetryBackoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private record Failure(DesiredStream desired, Duration delay, Duration retryAt) {}

    private final Map<StreamName, Failure> failures = new HashMap<>();

    /** Records a failure of a stream. A changed desired state starts again at the shortest delay. */
    void recordFailure(DesiredStream desired, Duration now) {
        Failure before = failures.get(desired.name());
        Duration delay = before == null || !before.desired().equals(desired)
                ? FIRST
                : min(before.delay().multipliedBy(2), LONGEST);
        failures.put(desired.name(), new Failure(desired, delay, now.plus(delay)));
    }

    void recordSuccess(StreamName stream) {
        failures.remove(stream);
    }

    /** Returns true until the delay after the last failure of this desired state has passed. */
    boolean isDelayed(DesiredStream desired, Duration now) {
        Failure failure = failures.get(desired.name());
        return failure != null && failure.desired().equals(desired) && now.compareTo(failure.retryAt()) < 0;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
