package ventral.scorer.assembly;

import java.util.List;

/**
 * Mean responses to each stimulus.
 *
 * @param stimulusIds in ascending order, which is also the order that splits are drawn in
 * @param values (stimuli, neuroids)
 */
@SuppressWarnings("ArrayRecordComponent")
public record MeanResponses(List<String> stimulusIds, double[][] values) {

    public MeanResponses {
        stimulusIds = List.copyOf(stimulusIds);
    }
}
