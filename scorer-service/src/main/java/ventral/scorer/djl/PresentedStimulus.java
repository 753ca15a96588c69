package ventral.scorer.djl;

import java.util.List;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;

/** Stimulus with its set, which gives the width at which it is presented. */
record PresentedStimulus(StimulusSet set, Stimulus stimulus) {

    static List<PresentedStimulus> all(List<StimulusSet> sets) {
        return sets.stream()
                .flatMap(set -> set.stimuli().stream().map(stimulus -> new PresentedStimulus(set, stimulus)))
                .toList();
    }
}
