package ventral.gateway.analysis.sweep;

import java.util.List;
import ventral.contract.name.SweepName;
import ventral.contract.spec.EqualUpdates;
import ventral.contract.spec.SweepSpec;

/**
 * Describes how long each run of a sweep, and of sweeps that are joined with it, learns.
 *
 * @param updateCount updates of every run, whatever its dataset size; 0 if runs have equal passes instead
 * @param epochCount passes of every run, so that updates grow with dataset size; 0 if runs have equal updates instead
 * @param joined sweeps whose runs count beside the sweep's own
 */
public record SweepTraining(long updateCount, int epochCount, List<SweepName> joined) {

    /** The training of a sweep with one pass per run. */
    public static final SweepTraining ONE_PASS = new SweepTraining(0, 1, List.of());

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException unless exactly one of updates and passes is positive
     */
    public SweepTraining {
        if (updateCount < 0 || epochCount < 0 || updateCount == 0 == (epochCount == 0)) {
            throw new IllegalArgumentException("a sweep has either updates or passes, but got %d updates and %d passes"
                    .formatted(updateCount, epochCount));
        }
        joined = List.copyOf(joined);
    }

    static SweepTraining of(SweepSpec spec, List<SweepName> joined) {
        EqualUpdates updates = spec.equalUpdates();
        return updates == null
                ? new SweepTraining(0, spec.epochCount(), joined)
                : new SweepTraining(updates.updateCount(), 0, joined);
    }

    /** Returns how long runs learn, such as {@code 2048 updates} or {@code 1 pass}. */
    String length() {
        if (updateCount > 0) {
            return updateCount == 1 ? "1 update" : updateCount + " updates";
        }
        return epochCount == 1 ? "1 pass" : epochCount + " passes";
    }
}
