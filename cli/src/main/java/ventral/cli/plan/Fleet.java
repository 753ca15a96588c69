package ventral.cli.plan;

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
        Checks.within("renderers", rendererCount, 1, MANY);
        Checks.within("trainers", trainerCount, 1, MANY);
        Checks.within("scorers", scorerCount, 1, MANY);
        Checks.within("brokers", brokerCount, 1, MANY);
        Checks.within("replication", replicationFactor, 1, brokerCount);
        Checks.within("image log partitions", imageLogPartitionCount, 1, MANY);
        Checks.within("shares", shareCount, imageLogPartitionCount, MANY);
        Checks.within("cohort limit", cohortLimit, 1, MANY);
    }

    /** Lists the kinds of nodes whose count can vary. */
    public enum Kind {
        RENDERERS,
        TRAINERS,
        SCORERS,
        BROKERS
    }

    /** Returns the same fleet with another count of one kind. */
    public Fleet with(Kind kind, int count) {
        return new Fleet(
                kind == Kind.RENDERERS ? count : rendererCount,
                kind == Kind.TRAINERS ? count : trainerCount,
                kind == Kind.SCORERS ? count : scorerCount,
                kind == Kind.BROKERS ? count : brokerCount,
                replicationFactor,
                imageLogPartitionCount,
                shareCount,
                cohortLimit);
    }

    public int count(Kind kind) {
        return switch (kind) {
            case RENDERERS -> rendererCount;
            case TRAINERS -> trainerCount;
            case SCORERS -> scorerCount;
            case BROKERS -> brokerCount;
        };
    }

    /** Returns the index of the instance that owns a partition. Partitions are assigned round-robin. */
    int owner(int share, int instanceCount) {
        return share % Math.min(instanceCount, shareCount);
    }
}
