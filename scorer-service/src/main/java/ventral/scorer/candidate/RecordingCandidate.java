package ventral.scorer.candidate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import ventral.scorer.assembly.MeanResponses;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;

/** Candidate whose features are the recorded responses. It has responses only to the images of its recording. */
final class RecordingCandidate implements Candidate {

    private static final String LAYER = "neuroids";

    private final Recording recording;

    RecordingCandidate(Recording recording) {
        this.recording = recording;
    }

    @Override
    public boolean hasOneLayer() {
        return true;
    }

    /**
     * Returns the recorded responses to the stimuli of the sets.
     *
     * @throws IllegalArgumentException if a set has an image that was not recorded
     */
    @Override
    public List<LayerFeatures> lookAt(List<StimulusSet> sets, CandidateProgressListener progress) {
        List<double[]> rows = new ArrayList<>();
        for (StimulusSet set : sets) {
            if (!set.hasSameImagesAs(recording.stimuli())) {
                throw new IllegalArgumentException("recording %s does not have the images of %s"
                        .formatted(recording.benchmark().id(), set.identifier()));
            }
            for (Stimulus stimulus : recording.stimuli().stimuli()) {
                rows.add(response(stimulus));
            }
        }
        progress.onProgress(rows.size(), rows.size(), CandidateProgressListener.ProgressUnit.PICTURES);
        return List.of(ArrayLayerFeatures.of(LAYER, rows.toArray(double[][]::new)));
    }

    private double[] response(Stimulus stimulus) {
        MeanResponses responses = recording.responses();
        int row = Collections.binarySearch(responses.stimulusIds(), stimulus.id());
        if (row < 0) {
            throw new IllegalArgumentException("recording %s has no response to stimulus %s"
                    .formatted(recording.benchmark().id(), stimulus.id()));
        }
        return responses.values()[row];
    }
}
