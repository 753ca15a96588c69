package ventral.cli.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import ventral.cli.backup.TopicRecord;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.StreamIntent;

/** Lists the topics that a backup holds. */
public final class BackupTopics {

    /**
     * Tables in the order in which they are copied, later-written ones first. Whatever a record refers to was written
     * before it and is copied after it, so the copy has no score without its checkpoint and no checkpoint without its
     * run, even while services go on writing.
     */
    public static final List<Topic<?>> TABLES = List.of(
            Topics.SCORES,
            Topics.SCORING_TASKS,
            Topics.REFERENCE_SCORES,
            Topics.BENCHMARKS,
            Topics.CHECKPOINTS,
            Topics.RESUME_POINTS,
            Topics.RUN_STATUSES,
            Topics.STREAM_STATUSES,
            Topics.RUN_INTENTS,
            Topics.SWEEP_INTENTS,
            Topics.STREAM_INTENTS);

    /** Tables that a scorer writes when it starts; what it writes takes precedence over a backup. */
    public static final List<Topic<?>> SAID_AT_START = List.of(Topics.BENCHMARKS, Topics.REFERENCE_SCORES);

    private static final String IMAGES =
            Topics.imageBatches(new StreamName("s")).name().replaceFirst("s$", "");

    private BackupTopics() {}

    /** Returns whether a stream's images were imported from files, and so cannot be rendered again. */
    public static boolean isImported(TopicRecord streamIntent) {
        try {
            return StreamIntent.parseFrom(streamIntent.value()).getSpec().hasImported();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(
                    "%s in %s cannot be decoded: use the version that wrote it"
                            .formatted(streamIntent.key(), Topics.STREAM_INTENTS.name()),
                    e);
        }
    }

    /** Returns the topic of a stream's images. */
    public static Topic<?> imagesOf(TopicRecord streamIntent) {
        return Topics.imageBatches(StreamName.parse(streamIntent.key()));
    }

    /**
     * Returns the topic of a name, with the settings to create it with.
     *
     * @throws IllegalArgumentException if this version has no such topic
     */
    public static Topic<?> named(String name) {
        if (name.startsWith(IMAGES)) {
            return Topics.imageBatches(new StreamName(name.substring(IMAGES.length())));
        }
        return TABLES.stream()
                .filter(topic -> topic.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the backup has the topic %s, which this version does not know: restore it with the version that wrote it"
                                .formatted(name)));
    }
}
