package ventral.gateway.kafka;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.gateway.ledger.change.LedgerSource;

/** Maps each source to its topic. */
final class SourceTopics {

    private static final Map<String, LedgerSource> BY_NAME = Arrays.stream(LedgerSource.values())
            .collect(Collectors.toMap(source -> of(source).name(), Function.identity()));

    private SourceTopics() {}

    static List<Topic<?>> all() {
        return Arrays.stream(LedgerSource.values())
                .<Topic<?>>map(SourceTopics::of)
                .toList();
    }

    /** Returns every topic that the ledger needs: the sources and their dead-letter topics. */
    static List<Topic<?>> withDeadLetters() {
        return all().stream()
                .<Topic<?>>mapMulti((topic, into) -> {
                    into.accept(topic);
                    into.accept(topic.deadLetters());
                })
                .toList();
    }

    static Topic<?> of(LedgerSource source) {
        return switch (source) {
            case STREAM_INTENTS -> Topics.STREAM_INTENTS;
            case RUN_INTENTS -> Topics.RUN_INTENTS;
            case SWEEP_INTENTS -> Topics.SWEEP_INTENTS;
            case STREAM_STATUSES -> Topics.STREAM_STATUSES;
            case RUN_STATUSES -> Topics.RUN_STATUSES;
            case CHECKPOINTS -> Topics.CHECKPOINTS;
            case SCORES -> Topics.SCORES;
            case REFERENCE_SCORES -> Topics.REFERENCE_SCORES;
            case BENCHMARKS -> Topics.BENCHMARKS;
        };
    }

    static LedgerSource source(String topic) {
        LedgerSource source = BY_NAME.get(topic);
        if (source == null) {
            throw new IllegalArgumentException(topic + " is not a source topic of the ledger");
        }
        return source;
    }
}
