package ventral.cli.plan;

import java.util.List;

/**
 * What a plan's result takes once everything is there, which is when it takes most: nothing is deleted before.
 *
 * @param topics largest first
 * @param storeBytes of checkpoints, and of what is saved between them
 * @param localBytes of the image log that brokers keep themselves; more than that lies in tiered storage
 */
public record Storage(Plan plan, List<TopicSize> topics, double storeBytes, double localBytes) {

    /**
     * A topic.
     *
     * @param bytes of one copy
     */
    public record TopicSize(String name, long rowCount, double bytes) {}

    /**
     * @param localBytes that brokers keep of the image log themselves, all copies aside; infinite without tiered storage
     */
    public static Storage of(Outcome outcome, RowSizes rows, double localBytes) {
        Plan plan = outcome.plan();
        long runs = outcome.runs().size();
        long checkpoints = outcome.checkpointCount();
        long scores = outcome.scoreCount();
        int trained = Math.min(plan.fleet().trainerCount(), plan.fleet().shareCount())
                * plan.fleet().cohortLimit();
        return new Storage(
                plan,
                List.of(
                        new TopicSize("image-batches.{stream}", plan.stream().batchCount(), imageLogBytes(plan)),
                        new TopicSize("scores", scores, scores * rows.score()),
                        new TopicSize("checkpoints", checkpoints, checkpoints * rows.checkpoint()),
                        new TopicSize("run-statuses", runs, runs * rows.runStatus()),
                        new TopicSize("run-intents", runs, runs * rows.runIntent()),
                        new TopicSize(
                                "resume-points", Math.min(runs, trained), Math.min(runs, trained) * rows.checkpoint()),
                        new TopicSize("stream-statuses", 1, rows.streamStatus())),
                // a resume point is deleted when the next one is there
                (checkpoints + 2 * Math.min(runs, trained)) * plan.rates().checkpointBytes(),
                Math.min(localBytes, imageLogBytes(plan)));
    }

    private static double imageLogBytes(Plan plan) {
        return plan.stream().imageCount() * plan.rates().imageBytes();
    }

    /** Of one copy. */
    public double topicBytes() {
        return topics.stream().mapToDouble(TopicSize::bytes).sum();
    }

    public double imageBytes() {
        return topics.get(0).bytes();
    }

    /** Of the broker that has most: partitions are dealt out whole, and there may be fewer of them than brokers. */
    public double fullestBrokerBytes() {
        Fleet fleet = plan.fleet();
        int copies = fleet.imageLogPartitionCount() * fleet.replicationFactor();
        int most = (copies + fleet.brokerCount() - 1) / fleet.brokerCount();
        double tables = (topicBytes() - imageBytes()) * fleet.replicationFactor() / fleet.brokerCount();
        return most * localBytes / fleet.imageLogPartitionCount() + tables;
    }

    /** In tiered storage, which keeps everything once; 0 without it. */
    public double tieredBytes() {
        return localBytes < imageBytes() ? imageBytes() : 0;
    }
}
