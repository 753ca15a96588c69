package ventral.scorer.evaluation;

import java.io.IOException;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.scorer.candidate.Candidate;

/** Loads candidates. */
public interface CandidateLoader {

    /**
     * Loads a candidate with the preprocessing it was trained with.
     *
     * @throws ArtifactStoreUnavailableException if the artifact store is unavailable
     * @throws IOException if the weights are missing or do not match their digest
     * @throws IllegalArgumentException if the weights do not form a network
     */
    Candidate load(ScoredModel model) throws IOException;
}
