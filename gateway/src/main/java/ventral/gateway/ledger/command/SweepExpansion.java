package ventral.gateway.ledger.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ventral.contract.latent.Control;
import ventral.contract.name.RunName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Sweep;

/** Expands a sweep into its runs, and determines the run intents that it still has to publish. */
final class SweepExpansion {

    private final Sweep sweep;
    private final Map<RunName, RunSpec> runs;

    /**
     * Expands a sweep.
     *
     * @throws InvalidFieldException if the sweep's values make an invalid run
     */
    SweepExpansion(Sweep sweep) {
        this.sweep = sweep;
        this.runs = sweep.spec().runs(sweep.name());
    }

    Sweep sweep() {
        return sweep;
    }

    List<RunName> runNames() {
        return List.copyOf(runs.keySet());
    }

    /**
     * Checks every run against the stream, and maps an invalid value of a run to the sweep's field that it comes from.
     *
     * @throws InvalidFieldException if a value is out of the stream's range
     */
    void checkAgainst(StreamSpec stream) {
        for (RunSpec run : runs.values()) {
            try {
                run.checkAgainst(stream);
            } catch (InvalidFieldException e) {
                if (!e.field().equals("image_count")) {
                    throw e;
                }
                String field = run.objective().control() == Control.CALIBRATED
                        ? "calibration_image_count"
                        : "image_counts[%d]"
                                .formatted(sweep.spec().imageCounts().indexOf(run.imageCount()));
                throw new InvalidFieldException(field, String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Returns the runs whose intent does not match the sweep's: the missing runs, and for a cancelled sweep those that
     * have not ended and are not cancelled.
     *
     * <p>Run i of a sweep is in partition (h + i) mod P, where h is a hash of the sweep's name. The runs are spread
     * evenly, and another expansion of the sweep, for example after a crash, puts each run into the same partition.
     *
     * @param present runs of the sweep that the ledger has
     */
    List<Run> missingIntents(Collection<Run> present, int partitionCount) {
        Map<RunName, Run> there = present.stream().collect(Collectors.toMap(Run::name, Function.identity()));
        List<Run> missing = new ArrayList<>();
        int partition = Math.floorMod(sweep.name().id().hashCode(), partitionCount);
        for (Map.Entry<RunName, RunSpec> named : runs.entrySet()) {
            Run run = there.get(named.getKey());
            if (run == null) {
                Run queued = Run.queued(named.getKey(), named.getValue(), partition, sweep.createTime());
                missing.add(sweep.cancelled() ? queued.withDesiredState(Run.DesiredState.CANCELLED) : queued);
            } else if (run.isCancellable() && sweep.cancelled()) {
                missing.add(run.withDesiredState(Run.DesiredState.CANCELLED));
            }
            partition = (partition + 1) % partitionCount;
        }
        return missing;
    }
}
