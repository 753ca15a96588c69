package ventral.planner.simulation;

import java.util.List;
import ventral.contract.spec.RunSpec;
import ventral.planner.flow.ResourceUtilisation;
import ventral.planner.plan.CapacityPlan;
import ventral.planner.rate.StimulusSetTiming;

/**
 * Holds what the simulation of a plan gave. Times are seconds since its start.
 *
 * @param use utilisation of every resource over time
 * @param renderedTime when the stream was complete
 * @param trainedTime when the last run had ended
 * @param scoredTime when the last checkpoint was scored
 * @param tasks queue of the scoring tasks, one for each checkpoint and stimulus set
 * @param outageCount number of preempted instances
 * @param learntAgain images that networks had to train on again because of that
 * @param busiestDiskBytes bytes read and written by the broker disk that moved most
 */
public record SimulationResult(
        CapacityPlan plan,
        ResourceUtilisation use,
        double renderedTime,
        double trainedTime,
        double scoredTime,
        QueueStatistics tasks,
        int outageCount,
        double learntAgain,
        double busiestDiskBytes) {

    /** Simulates the plan. */
    public static SimulationResult of(CapacityPlan plan) {
        return SimulatedSystem.run(plan);
    }

    /** Returns the time from the start until every result was reported, in seconds. */
    public double seconds() {
        return use.length();
    }

    /** Counts the images seen over all networks and epochs, without those that were trained on again. */
    public long learntImageCount() {
        return runs().stream().mapToLong(RunSpec::totalImageCount).sum();
    }

    public long checkpointCount() {
        int batchSize = plan.stream().batchSize();
        return runs().stream()
                .mapToLong(run -> run.checkpoints(batchSize).size())
                .sum();
    }

    public long scoreCount() {
        return checkpointCount()
                * plan.rates().sets().stream()
                        .mapToLong(StimulusSetTiming::benchmarkCount)
                        .sum();
    }

    public int runCount() {
        return runs().size();
    }

    public List<RunSpec> runs() {
        return List.copyOf(plan.sweepSpec().runs(plan.sweep()).values());
    }
}
