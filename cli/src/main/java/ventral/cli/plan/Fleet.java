package ventral.cli.plan;

/**
 * How many there are of each kind, and how work is shared out among them.
 *
 * @param replicationFactor copies of every record, each on another broker
 * @param imageLogPartitionCount partitions of a stream's log, which renderers share
 * @param shareCount partitions by which streams are shared among renderers, runs among trainers and tasks among scorers:
 *     of more than this many of a kind, the others have nothing to do
 * @param cohortLimit runs that a trainer trains side by side at most
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

    /** @throws IllegalArgumentException if there is none of a kind, or there are more copies than brokers */
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

    /** What there can be more or less of. */
    public enum Kind {
        RENDERERS,
        TRAINERS,
        SCORERS,
        BROKERS
    }

    /** The same fleet with another count of one kind. */
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

    /** Which of some instances a share is dealt to: one after the other. */
    int owner(int share, int instanceCount) {
        return share % Math.min(instanceCount, shareCount);
    }
}
