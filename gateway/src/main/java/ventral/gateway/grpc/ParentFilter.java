package ventral.gateway.grpc;

import java.util.List;
import java.util.Optional;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.LedgerTable;

/**
 * Identifies the parent whose children are listed; {@code -} in a parent's name matches any id (Google's AIP-159).
 *
 * @param run empty for every run
 * @param seenImageCount empty for every checkpoint
 */
public record ParentFilter(Optional<RunName> run, Optional<Long> seenImageCount) {

    private static final String ANY = "-";

    /** Parses {@code runs/{run}}. */
    public static ParentFilter ofCheckpoints(String name) {
        List<String> ids = ResourceName.segments("runs/{run}", name);
        return new ParentFilter(run(ids.get(0)), Optional.empty());
    }

    /** Parses {@code runs/{run}/checkpoints/{checkpoint}}. */
    public static ParentFilter ofScores(String name) {
        List<String> ids = ResourceName.segments("runs/{run}/checkpoints/{checkpoint}", name);
        return new ParentFilter(run(ids.get(0)), seenImageCount(ids.get(1)));
    }

    /** Parses {@code references/{reference}}; empty for every reference. */
    public static Optional<ReferenceName> ofReferenceScores(String name) {
        String id = ResourceName.segments("references/{reference}", name).get(0);
        return id.equals(ANY) ? Optional.empty() : Optional.of(new ReferenceName(id));
    }

    private static Optional<RunName> run(String id) {
        return id.equals(ANY) ? Optional.empty() : Optional.of(new RunName(id));
    }

    private static Optional<Long> seenImageCount(String id) {
        return id.equals(ANY)
                ? Optional.empty()
                : Optional.of(CheckpointName.parse("runs/any/checkpoints/" + id).seenImageCount());
    }

    /**
     * Checks that the parent exists, if it is a single resource.
     *
     * @throws io.grpc.StatusRuntimeException if it does not exist
     */
    public void check(UnaryCallHandler calls) {
        if (run.isPresent()) {
            calls.get(LedgerTable.RUNS, run.get());
            if (seenImageCount.isPresent()) {
                calls.get(LedgerTable.CHECKPOINTS, new CheckpointName(run.get(), seenImageCount.get()));
            }
        }
    }

    public Filter filter() {
        return filter(Filter.NONE);
    }

    /** Returns the filter for the children that {@code also} matches too. */
    public Filter filter(Filter also) {
        Filter filter = also;
        if (run.isPresent()) {
            filter = filter.and("run", run.get().toString());
        }
        if (seenImageCount.isPresent()) {
            filter = filter.and("seen_image_count", seenImageCount.get().toString());
        }
        return filter;
    }
}
