package ventral.scorer.benchmark;

import ventral.contract.name.ScoreName;

/** What has been measured. */
public interface Scores {

    /** Whether there is no need to measure this, be it here or by another scorer. */
    boolean has(ScoreName name);

    /** Returns once the score is safe. */
    void put(Checkpoint checkpoint, BenchmarkDescription benchmark, AlignmentScore score);

    /** Says why there is no score; returns once that is safe. */
    void putFailure(Checkpoint checkpoint, BenchmarkDescription benchmark, String reason);
}
