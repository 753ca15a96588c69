package ventral.scorer.candidate;

import java.io.IOException;
import java.util.List;
import ventral.scorer.assembly.StimulusSet;

/** Candidate of a benchmark: a network or another region. Confined to one thread. */
public interface Candidate extends AutoCloseable {

    /**
     * Presents every stimulus of the sets to the candidate.
     *
     * @param progress called as stimuli are processed
     * @return the features of each layer, layers in the network's order, rows in the order of the sets and of their
     *     stimuli; valid until they or the candidate are closed
     * @throws IOException if an image cannot be read, or there is no room for the features
     */
    List<LayerFeatures> lookAt(List<StimulusSet> sets, CandidateProgressListener progress) throws IOException;

    /**
     * Returns whether the candidate has exactly one layer, so that no layer is chosen, neither by name nor on other
     * images.
     */
    default boolean hasOneLayer() {
        return false;
    }

    @Override
    default void close() {}
}
