package ventral.gateway.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import ventral.platform.micrometer.TopicCounters;

/** Counts dead letters by topic. */
public final class DeadLetterCounters {

    private final TopicCounters counters;

    /**
     * Registers the counters.
     *
     * @param topics names of the dead-letter topics
     */
    public DeadLetterCounters(Collection<String> topics, MeterRegistry registry) {
        counters = new TopicCounters(
                "ventral.gateway.dead.letters",
                "Records that could not be read and were copied to this topic",
                topics,
                registry);
    }

    /** Counts one record that was copied to the topic. */
    public void count(String topic) {
        counters.count(topic);
    }
}
