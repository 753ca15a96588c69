package ventral.gateway.ledger.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Sweep;

/** Determines the run intents that a sweep still has to publish. */
final class SweepExpansion {

    private SweepExpansion() {}

    /**
     * Returns the runs of a sweep whose intent does not match the sweep's: the missing runs, and for a cancelled sweep
     * those that have not ended and are not cancelled.
     *
     * <p>Run i of a sweep is in partition (h + i) mod P, where h is a hash of the sweep's name. The runs are spread
     * evenly, and another expansion of the sweep, for example after a crash, puts each run into the same partition.
     *
     * @param present runs of the sweep that the ledger has
     */
    static List<Run> missingIntents(Sweep sweep, Collection<Run> present, int partitionCount) {
        Map<RunName, Run> there = present.stream().collect(Collectors.toMap(Run::name, Function.identity()));
        List<Run> left = new ArrayList<>();
        int partition = Math.floorMod(sweep.name().id().hashCode(), partitionCount);
        for (Map.Entry<RunName, RunSpec> wanted :
                sweep.spec().runs(sweep.name()).entrySet()) {
            Run run = there.get(wanted.getKey());
            if (run == null) {
                Run queued = Run.queued(wanted.getKey(), wanted.getValue(), partition, sweep.createTime());
                left.add(sweep.cancelled() ? queued.withDesiredState(Run.DesiredState.CANCELLED) : queued);
            } else if (run.isCancellable() && sweep.cancelled()) {
                left.add(run.withDesiredState(Run.DesiredState.CANCELLED));
            }
            partition = (partition + 1) % partitionCount;
        }
        return left;
    }
}
