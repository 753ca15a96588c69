package ventral.planner;

import java.util.List;
import ventral.planner.plan.CapacityPlan;
import ventral.planner.plan.Fleet;
import ventral.planner.rate.RowSizes;
import ventral.planner.simulation.SimulationResult;

/**
 * Estimates the storage that a plan takes at its end. That is the maximum, because nothing is deleted before.
 *
 * @param topics largest first
 * @param storeBytes of checkpoints, and of resume points saved between them
 * @param localBytes of the image log that the brokers store locally; the whole log also lies in tiered storage if it is
 *     larger
 */
public record StorageEstimate(CapacityPlan plan, List<TopicSize> topics, double storeBytes, double localBytes) {

    /**
     * Holds the size of a topic.
     *
     * @param bytes of one copy
     */
    public record TopicSize(String name, long rowCount, double bytes) {}

    /**
     * Estimates the storage from the simulation of a plan.
     *
     * @param localBytes bytes of the image log that brokers store locally, not counting replicas; infinite without
     *     tiered storage
     */
    public static StorageEstimate of(SimulationResult outcome, RowSizes rows, double localBytes) {
        CapacityPlan plan = outcome.plan();
        long runs = outcome.runs().size();
        long checkpoints = outcome.checkpointCount();
        long scores = outcome.scoreCount();
        int trained = Math.min(plan.fleet().trainerCount(), plan.fleet().shareCount())
                * plan.fleet().cohortLimit();
        return new StorageEstimate(
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
                // a resume point is deleted once the next one is saved
                (checkpoints + 2 * Math.min(runs, trained)) * plan.rates().checkpointBytes(),
                Math.min(localBytes, imageLogBytes(plan)));
    }

    private static double imageLogBytes(CapacityPlan plan) {
        return plan.stream().imageCount() * plan.rates().imageBytes();
    }

    /** Returns the bytes of one copy of all topics. */
    public double topicBytes() {
        return topics.stream().mapToDouble(TopicSize::bytes).sum();
    }

    public double imageBytes() {
        return topics.get(0).bytes();
    }

    /**
     * Returns the bytes on the fullest broker. Partitions are assigned whole, and there may be fewer partitions than
     * brokers.
     */
    public double fullestBrokerBytes() {
        Fleet fleet = plan.fleet();
        int copies = fleet.imageLogPartitionCount() * fleet.replicationFactor();
        int most = (copies + fleet.brokerCount() - 1) / fleet.brokerCount();
        double tables = (topicBytes() - imageBytes()) * fleet.replicationFactor() / fleet.brokerCount();
        return most * localBytes / fleet.imageLogPartitionCount() + tables;
    }

    /** Returns the bytes in tiered storage, which stores everything once; 0 without it. */
    public double tieredBytes() {
        return localBytes < imageBytes() ? imageBytes() : 0;
    }
}
