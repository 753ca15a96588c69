package ventral.platform.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ventral.contract.topic.Topic;

/**
 * Counts records by topic. The counter of every topic exists from the start, because an alert on an increase misses the
 * first record of a series that begins at 1.
 */
public final class TopicCounters {

    private final String name;
    private final Map<String, Counter> counters;

    /**
     * Registers the counters.
     *
     * @param name of the metric, in words that dots separate
     * @param topics names of the topics
     */
    public TopicCounters(String name, String description, Collection<String> topics, MeterRegistry registry) {
        this.name = name;
        this.counters = topics.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        topic -> Counter.builder(name)
                                .description(description)
                                .tag("topic", topic)
                                .register(registry)));
    }

    /** Registers the counters of table records that a service skips because it cannot decode them. */
    public static TopicCounters ofUndecodableRecords(Collection<Topic<?>> tables, MeterRegistry registry) {
        return new TopicCounters(
                "ventral.table.records.undecodable",
                "Records of this table that this service skipped because it could not decode them",
                tables.stream().map(Topic::name).toList(),
                registry);
    }

    /**
     * Counts one record of a topic.
     *
     * @throws IllegalArgumentException if the topic was not registered
     */
    public void count(String topic) {
        Counter counter = counters.get(topic);
        if (counter == null) {
            throw new IllegalArgumentException(
                    "%s does not count records of the topic %s, only of %s".formatted(name, topic, counters.keySet()));
        }
        counter.increment();
    }
}
