package ventral.scorer.benchmark;

import java.io.IOException;

/** Makes candidates. */
public interface Candidates {

    /**
     * A candidate that sees pictures as it learnt to.
     *
     * @throws IOException if the weights are gone, or are not those that are named
     * @throws IllegalArgumentException if they make no network
     */
    Candidate load(Contender contender) throws IOException;
}
