package ventral.gateway.grpc;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.LedgerTable;

/**
 * Identifies the parent whose children are listed; {@code -} in a parent's name matches any id (Google's AIP-159).
 *
 * @param run null for every run
 * @param seenImageCount null for every checkpoint
 */
public record ParentFilter(@Nullable RunName run, @Nullable Long seenImageCount) {

    private static final String ANY = "-";

    /** Parses {@code runs/{run}}. */
    public static ParentFilter ofCheckpoints(String name) {
        List<String> ids = ResourceName.segments("runs/{run}", name);
        return new ParentFilter(run(ids.get(0)), null);
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

    private static @Nullable RunName run(String id) {
        return id.equals(ANY) ? null : new RunName(id);
    }

    private static @Nullable Long seenImageCount(String id) {
        return id.equals(ANY)
                ? null
                : CheckpointName.parse("runs/any/checkpoints/" + id).seenImageCount();
    }

    /**
     * Checks that the parent exists, if it is a single resource.
     *
     * @throws io.grpc.StatusRuntimeException if it does not exist
     */
    public void check(UnaryCallHandler calls) {
        if (run != null) {
            calls.get(LedgerTable.RUNS, run);
            if (seenImageCount != null) {
                calls.get(LedgerTable.CHECKPOINTS, new CheckpointName(run, seenImageCount));
            }
        }
    }

    public Filter filter() {
        return filter(Filter.NONE);
    }

    /** Returns the filter for the children that {@code also} matches too. */
    public Filter filter(Filter also) {
        Filter filter = also;
        if (run != null) {
            filter = filter.and("run", run.toString());
        }
        if (seenImageCount != null) {
            filter = filter.and("seen_image_count", seenImageCount.toString());
        }
        return filter;
    }
}
