package ventral.gateway.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts dead letters by topic. The counter of every topic exists from the start, because an alert on an increase misses
 * the first record of a series that begins at 1.
 */
public final class DeadLetterCounters {

    private final Map<String, Counter> counters;

    /**
     * Registers the counters.
     *
     * @param topics names of the dead-letter topics
     */
    public DeadLetterCounters(Collection<String> topics, MeterRegistry registry) {
        counters = topics.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        topic -> Counter.builder("ventral.gateway.dead.letters")
                                .description("Records that could not be read and were copied to this topic")
                                .tag("topic", topic)
                                .register(registry)));
    }

    /** Counts one record that was copied to the topic. */
    public void count(String topic) {
        Counter counter = counters.get(topic);
        if (counter == null) {
            throw new IllegalArgumentException(topic + " is not a dead-letter topic of the ledger");
        }
        counter.increment();
    }
}
