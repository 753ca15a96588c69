package ventral.trainer.cohort;

import java.util.List;

/**
 * Lists what a step of a cohort led to. The caller handles the lists in the order of the components.
 *
 * @param failed runs that have left the cohort because of an error
 * @param checkpointDue runs whose present state is to be saved as a checkpoint
 * @param completed runs that have learnt from all their images; they leave the cohort once they are saved
 */
record StepOutcome(List<FailedRun> failed, List<ActiveRun> checkpointDue, List<ActiveRun> completed) {}
