package ventral.planner.plan;

import ventral.planner.rate.ArgumentChecks;

/**
 * Describes how many nodes of each kind there are, and how work is distributed among them.
 *
 * @param replicationFactor copies of every record, each on a different broker
 * @param imageLogPartitionCount partitions of a stream's log, which are distributed among the renderers
 * @param shareCount partitions by which streams are assigned to renderers, runs to trainers and tasks to scorers; nodes
 *     of a kind beyond this number are idle
 * @param cohortLimit maximum number of runs that a trainer trains side by side
 */
public record Fleet(
        int rendererCount,
        int trainerCount,
        int scorerCount,
        int brokerCount,
        int replicationFactor,
        int imageLogPartitionCount,
        int shareCount,
        int cohortLimit) {

    private static final int MANY = 10_000;

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a kind has no node, or there are more copies than brokers
     */
    public Fleet {
        ArgumentChecks.within("renderers", rendererCount, 1, MANY);
        ArgumentChecks.within("trainers", trainerCount, 1, MANY);
        ArgumentChecks.within("scorers", scorerCount, 1, MANY);
        ArgumentChecks.within("brokers", brokerCount, 1, MANY);
        ArgumentChecks.within("replication", replicationFactor, 1, brokerCount);
        ArgumentChecks.within("image log partitions", imageLogPartitionCount, 1, MANY);
        ArgumentChecks.within("shares", shareCount, imageLogPartitionCount, MANY);
        ArgumentChecks.within("cohort limit", cohortLimit, 1, MANY);
    }

    /** Lists the kinds of nodes whose count can vary. */
    public enum NodeKind {
        RENDERERS,
        TRAINERS,
        SCORERS,
        BROKERS
    }

    /** Returns the same fleet with another count of one kind. */
    public Fleet with(NodeKind kind, int count) {
        return new Fleet(
                kind == NodeKind.RENDERERS ? count : rendererCount,
                kind == NodeKind.TRAINERS ? count : trainerCount,
                kind == NodeKind.SCORERS ? count : scorerCount,
                kind == NodeKind.BROKERS ? count : brokerCount,
                replicationFactor,
                imageLogPartitionCount,
                shareCount,
                cohortLimit);
    }

    public int count(NodeKind kind) {
        return switch (kind) {
            case RENDERERS -> rendererCount;
            case TRAINERS -> trainerCount;
            case SCORERS -> scorerCount;
            case BROKERS -> brokerCount;
        };
    }

    /** Returns the index of the instance that owns a partition. Partitions are assigned round-robin. */
    public int owner(int share, int instanceCount) {
        return share % Math.min(instanceCount, shareCount);
    }
}
