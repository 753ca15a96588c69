package ventral.scorer.djl;

import java.util.List;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;

/** Stimulus with its set, which gives the width at which it is presented. */
record Shown(StimulusSet set, Stimulus stimulus) {

    static List<Shown> all(List<StimulusSet> sets) {
        return sets.stream()
                .flatMap(set -> set.stimuli().stream().map(stimulus -> new Shown(set, stimulus)))
                .toList();
    }
}
