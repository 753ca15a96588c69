package ventral.gateway.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;

/** What a sweep still has to tell the trainers. */
final class SweepExpansion {

    private SweepExpansion() {}

    /**
     * The runs of a sweep whose intent is not yet as the sweep wants it: those that are not there, and once the sweep is
     * cancelled those that are still wanted and have not ended.
     *
     * <p>Run i of a sweep lies in partition (h + i) mod P, where h is a number made from the sweep's name: the runs
     * spread evenly, and whoever expands the sweep again, after a crash say, puts each run into the same partition.
     *
     * @param present those runs of the sweep that the ledger has
     */
    static List<Run> intentsLeft(Sweep sweep, Collection<Run> present, int partitionCount) {
        Map<RunName, Run> there = present.stream().collect(Collectors.toMap(Run::name, Function.identity()));
        List<Run> left = new ArrayList<>();
        int partition = Math.floorMod(sweep.name().id().hashCode(), partitionCount);
        for (Map.Entry<RunName, RunSpec> wanted :
                sweep.spec().runs(sweep.name()).entrySet()) {
            Run run = there.get(wanted.getKey());
            if (run == null) {
                Run queued = Run.queued(wanted.getKey(), wanted.getValue(), partition, sweep.createTime());
                left.add(sweep.cancelled() ? queued.wish(Run.Wish.CANCELLED) : queued);
            } else if (run.isStillWanted() && sweep.cancelled()) {
                left.add(run.wish(Run.Wish.CANCELLED));
            }
            partition = (partition + 1) % partitionCount;
        }
        return left;
    }
}
