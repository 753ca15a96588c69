package ventral.scorer.benchmark;

import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ScoreName;
import ventral.contract.spec.RunSpec;

/** A network as a run has stored it. */
public record Checkpoint(CheckpointName name, RunSpec runSpec, StoredNetwork network) implements Contender {

    @Override
    public ScoreName scoreName(BenchmarkName benchmark) {
        return new ScoreName(name, benchmark);
    }
}
