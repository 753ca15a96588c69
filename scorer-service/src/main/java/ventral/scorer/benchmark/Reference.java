package ventral.scorer.benchmark;

import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.ReferenceScoreName;

/** A network that is none of the system's runs, such as one that was trained on ImageNet. */
public record Reference(ReferenceName name, ScriptedNetwork network) implements Contender {

    @Override
    public ReferenceScoreName scoreName(BenchmarkName benchmark) {
        return new ReferenceScoreName(name, benchmark);
    }
}
