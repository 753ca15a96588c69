package ventral.scorer.evaluation;

import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ResourceName;

/** Model that has a name and scores. */
public sealed interface ScoredModel permits Checkpoint, ReferenceModel {

    /** Returns the resource name of the model's score on a benchmark. */
    ResourceName scoreName(BenchmarkName benchmark);
}
