package ventral.scorer.evaluation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ScoreName;
import ventral.contract.spec.RunSpec;
import ventral.scorer.candidate.WeightsArtifact;

/**
 * Checkpoint of a run as a scored model.
 *
 * @param recalibratedNetwork the same weights with re-estimated batch-norm statistics; null if there are none
 */
public record Checkpoint(
        CheckpointName name,
        RunSpec runSpec,
        WeightsArtifact network,
        @Nullable WeightsArtifact recalibratedNetwork) implements ScoredModel {

    /** Creates a checkpoint without recalibrated statistics. */
    public Checkpoint(CheckpointName name, RunSpec runSpec, WeightsArtifact network) {
        this(name, runSpec, network, null);
    }

    /** Returns the checkpoint with its recalibrated statistics, if it has any. */
    Optional<Checkpoint> recalibrated() {
        return Optional.ofNullable(recalibratedNetwork).map(other -> new Checkpoint(name, runSpec, other));
    }

    @Override
    public ScoreName scoreName(BenchmarkName benchmark) {
        return new ScoreName(name, benchmark);
    }
}
