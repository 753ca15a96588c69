package ventral.platform.health;

import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Reports a part of a process up until its work has failed, and then the failure. */
public final class FailureHealthCheck implements HealthCheck {

    private final String name;
    private final FailureSource source;

    /** Knows whether work has failed. */
    public interface FailureSource {

        /** Returns why the work has ended; empty while it goes on. */
        Optional<String> failure();
    }

    /**
     * Creates a check.
     *
     * @param name of the part, such as {@code training thread}
     */
    public FailureHealthCheck(String name, FailureSource source) {
        this.name = name;
        this.source = source;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> failure = source.failure();
        return new HealthCheckResponse(
                name,
                failure.isEmpty() ? HealthCheckResponse.Status.UP : HealthCheckResponse.Status.DOWN,
                Optional.of(Map.of("state", failure.orElse("alive"))));
    }
}
