package ventral.cli.plan;

import java.util.List;
import ventral.cli.flow.Timeline;
import ventral.contract.spec.RunSpec;

/**
 * What came of a plan. Times are seconds since its start.
 *
 * @param use of everything, over time
 * @param renderedTime when the stream was whole
 * @param trainedTime when the last run had ended
 * @param scoredTime when the last checkpoint was measured
 * @param tasks checkpoints times sets of pictures
 * @param outageCount instances that were taken away
 * @param learntAgain images that networks had to learn from once more after that
 * @param busiestDiskBytes of the broker whose disk moved most
 */
public record Outcome(
        Plan plan,
        Timeline use,
        double renderedTime,
        double trainedTime,
        double scoredTime,
        Queueing tasks,
        int outageCount,
        double learntAgain,
        double busiestDiskBytes) {

    /** Carries the plan out. */
    public static Outcome of(Plan plan) {
        return SimulatedSystem.run(plan);
    }

    /** From the start until everything was told. */
    public double seconds() {
        return use.length();
    }

    /** Images learnt from over all networks and epochs, those that were learnt from again left out. */
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
                        .mapToLong(PictureSet::benchmarkCount)
                        .sum();
    }

    public int runCount() {
        return runs().size();
    }

    List<RunSpec> runs() {
        return List.copyOf(plan.sweepSpec().runs(plan.sweep()).values());
    }
}
