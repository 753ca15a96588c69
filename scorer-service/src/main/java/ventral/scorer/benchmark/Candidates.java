package ventral.scorer.benchmark;

import java.io.IOException;

/** Makes candidates of checkpoints. */
public interface Candidates {

    /**
     * A candidate that sees pictures as its run did.
     *
     * @throws IOException if the weights are gone, or are not those that the checkpoint names
     * @throws IllegalArgumentException if they make no network
     */
    Candidate load(Checkpoint checkpoint) throws IOException;
}
