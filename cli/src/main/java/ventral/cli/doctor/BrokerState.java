package ventral.cli.doctor;

import java.util.Map;

/** What a broker says of itself. Groups that do not exist are not in it, nor are topics. */
public record BrokerState(Map<String, TopicState> topics, Map<String, GroupState> groups) {

    public BrokerState {
        topics = Map.copyOf(topics);
        groups = Map.copyOf(groups);
    }

    /**
     * A topic.
     *
     * @param settings as the broker has them, such as {@code cleanup.policy}
     * @param leaderless partitions that nobody leads: they can be neither read nor written
     * @param behind partitions that have fewer replicas in sync than the topic demands for writing
     * @param recordCount records that it has or has had
     */
    public record TopicState(
            int partitionCount, Map<String, String> settings, int leaderless, int behind, long recordCount) {

        public TopicState {
            settings = Map.copyOf(settings);
        }
    }

    /** A consumer group: how many are in it, and how many partitions they have among them. */
    public record GroupState(int memberCount, int assignedCount) {}
}
