package ventral.platform.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts operations on artifacts that fail. The counter of every operation exists from the start. */
final class ArtifactErrorCounters {

    /** Operations on artifacts. */
    enum Operation {
        READ,
        WRITE,
        DELETE
    }

    private final Map<Operation, Counter> counters = new EnumMap<>(Operation.class);

    ArtifactErrorCounters(MeterRegistry registry) {
        for (Operation operation : Operation.values()) {
            counters.put(
                    operation,
                    Counter.builder("ventral.artifact.errors")
                            .description("Operations on artifacts that failed, because the store was full or"
                                    + " unavailable or the artifact was missing or damaged")
                            .tag("operation", operation.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void count(Operation operation) {
        Counter counter = counters.get(operation);
        if (counter != null) {
            counter.increment();
        }
    }
}
