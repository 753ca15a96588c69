package ventral.scorer.evaluation;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.candidate.ResourceCloser;
import ventral.scorer.score.PcaCalibration;

/**
 * Session with a candidate. Caches the features of the last stimulus sets for all benchmarks with the same images, also
 * under other names. Each layer then needs one forward pass and one Gram matrix for all of them.
 */
public final class CandidateSession implements AutoCloseable {

    private final Candidate candidate;
    private final CandidateProgressListener progress;
    private List<StimulusSet> shown = List.of();
    private List<LayerFeatures> seen = List.of();

    /**
     * Starts a session.
     *
     * @param candidate closed with this
     * @param progress called as stimuli and layers are processed
     */
    public CandidateSession(Candidate candidate, CandidateProgressListener progress) {
        this.candidate = candidate;
        this.progress = progress;
    }

    /**
     * Returns the activations of each layer on a benchmark's stimuli.
     *
     * @param calibration images whose activations follow those of the stimuli; null for none
     * @throws IOException if an image cannot be read
     */
    List<LayerFeatures> lookAt(StimulusSet stimuli, @Nullable PcaCalibration calibration) throws IOException {
        List<StimulusSet> sets = calibration == null ? List.of(stimuli) : List.of(stimuli, calibration.pictures());
        if (!haveSameImages(sets, shown)) {
            releaseFeatures();
            seen = candidate.lookAt(sets, progress);
            shown = sets;
        }
        return seen;
    }

    private static boolean haveSameImages(List<StimulusSet> sets, List<StimulusSet> others) {
        return sets.size() == others.size()
                && IntStream.range(0, sets.size()).allMatch(i -> sets.get(i).hasSameImagesAs(others.get(i)));
    }

    boolean hasOneLayer() {
        return candidate.hasOneLayer();
    }

    CandidateProgressListener progress() {
        return progress;
    }

    private void releaseFeatures() {
        List<LayerFeatures> released = seen;
        seen = List.of();
        shown = List.of();
        ResourceCloser.closeAll(released, LayerFeatures::close);
    }

    @Override
    public void close() {
        try {
            releaseFeatures();
        } finally {
            candidate.close();
        }
    }
}
