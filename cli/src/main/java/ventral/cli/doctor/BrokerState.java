package ventral.cli.doctor;

import java.util.Map;

/** State that a broker reports of its topics and consumer groups. Topics and groups that do not exist are not in it. */
public record BrokerState(Map<String, TopicState> topics, Map<String, GroupState> groups) {

    public BrokerState {
        topics = Map.copyOf(topics);
        groups = Map.copyOf(groups);
    }

    /**
     * State of a topic.
     *
     * @param settings topic configuration that the broker reports, such as {@code cleanup.policy}
     * @param leaderless partitions without a leader, which can be neither read nor written
     * @param behind partitions with fewer in-sync replicas than {@code min.insync.replicas}
     * @param recordCount records that the topic holds or has held
     */
    public record TopicState(
            int partitionCount, Map<String, String> settings, int leaderless, int behind, long recordCount) {

        public TopicState {
            settings = Map.copyOf(settings);
        }
    }

    /** State of a consumer group: its members, and the partitions assigned to them in all. */
    public record GroupState(int memberCount, int assignedCount) {}
}
