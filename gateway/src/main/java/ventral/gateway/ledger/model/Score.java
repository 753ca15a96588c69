package ventral.gateway.ledger.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.ScoreName;
import ventral.contract.spec.RunSpec;

/**
 * The score of a checkpoint on one benchmark.
 *
 * @param recalibrated score of the same checkpoint with recalibrated batch-norm statistics; null if there is none
 */
public record Score(
        ScoreName name,
        RunSpec runSpec,
        Measurement measurement,
        @Nullable RecalibratedValues recalibrated,
        Instant createTime) {

    /** Creates a score of a checkpoint without recalibrated statistics. */
    public Score(ScoreName name, RunSpec runSpec, Measurement measurement, Instant createTime) {
        this(name, runSpec, measurement, null, createTime);
    }
}
