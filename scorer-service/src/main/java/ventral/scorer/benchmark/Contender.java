package ventral.scorer.benchmark;

import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ResourceName;

/** What has scores to its name. */
public sealed interface Contender permits Checkpoint, Reference {

    /** The name of its score on a benchmark. */
    ResourceName scoreName(BenchmarkName benchmark);
}
